import { Injectable } from '@nestjs/common';
import { defaultWeights, prepare } from '#matching';
import type { Roster, Weights } from '#matching';
import { MatchingProfiles } from './profiles/profiles.service.ts';
import { MatchingVocabulary } from './vocabulary/vocabulary.service.ts';

/** What ranking and assigning take: a roster with the words of the classifications, and the weights that count now. */
@Injectable()
export class Matching {
  constructor(
    private readonly profiles: MatchingProfiles,
    private readonly vocabulary: MatchingVocabulary,
  ) {}

  /** For `assign` and `rankExperts`. */
  async rosterOfMentors(personIds: readonly string[]): Promise<Roster> {
    return prepare(await this.profiles.ofMentors(personIds), await this.vocabulary.get());
  }

  /** Verified experts, for the needs of institutions. */
  async rosterOfExperts(): Promise<Roster> {
    return prepare(await this.profiles.ofExperts(), await this.vocabulary.get());
  }

  weights(): Promise<Weights> {
    return Promise.resolve(defaultWeights);
  }
}
