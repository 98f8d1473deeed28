import { Injectable } from '@nestjs/common';
import { prepare } from '#matching';
import type { Expert, Roster, Weights } from '#matching';
import { Kept } from './kept.ts';
import { MatchingProfiles } from './profiles/profiles.service.ts';
import { MatchingVocabulary } from './vocabulary/vocabulary.service.ts';
import { MatchingWeightsSettings } from './weights/weights.service.ts';

/** ms in which a change of a profile may be missing from suggestions. */
const keptFor = 60_000;

/** What ranking and assigning take: a roster with the words of the classifications, and the weights that count now. */
@Injectable()
export class Matching {
  private readonly mentors: Kept<Roster>;
  private readonly experts: Kept<Roster>;

  constructor(
    private readonly profiles: MatchingProfiles,
    private readonly vocabulary: MatchingVocabulary,
    private readonly settings: MatchingWeightsSettings,
  ) {
    this.mentors = new Kept(async () => this.prepared(await profiles.ofAllMentors()), keptFor);
    this.experts = new Kept(async () => this.prepared(await profiles.ofExperts()), keptFor);
  }

  /** As they are now: for `assign`. */
  async rosterOfMentors(personIds: readonly string[]): Promise<Roster> {
    return this.prepared(await this.profiles.ofMentors(personIds));
  }

  /** Everybody who takes requests, as they were a minute ago at most: room and blocks have to be looked at again. */
  allMentors(): Promise<Roster> {
    return this.mentors.get();
  }

  /** Verified experts, for the needs of institutions; as they were a minute ago at most. */
  allExperts(): Promise<Roster> {
    return this.experts.get();
  }

  /** What counts now, in every api process. */
  weights(): Promise<Weights> {
    return this.settings.current();
  }

  /** Reads profiles again when they are asked for next. */
  forget(): void {
    this.mentors.forget();
    this.experts.forget();
  }

  private async prepared(profiles: readonly Expert[]): Promise<Roster> {
    return prepare(profiles, await this.vocabulary.get());
  }
}
