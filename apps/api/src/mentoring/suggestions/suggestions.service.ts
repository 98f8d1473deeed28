import { Injectable } from '@nestjs/common';
import { rankExperts } from '#matching';
import type { Need } from '#matching';
import { block } from '../../graphql/text.ts';
import { Matching, MatchingProfiles, Proposed, reasonModel } from '../../matching/index.ts';
import type { MentorSuggestionsModel, ProfileGap } from './models.ts';
import { SuggestionsRepository } from './suggestions.repository.ts';

const mostSuggested = 5;
const longestLookedFor = 500;

/** Mentors who suit somebody, by what they know, learn and look for. */
@Injectable()
export class MentorSuggestions {
  constructor(
    private readonly matching: Matching,
    private readonly profiles: MatchingProfiles,
    private readonly proposed: Proposed,
    private readonly repository: SuggestionsRepository,
  ) {}

  /** @param lookedFor in the viewer's words; empty: nothing was typed */
  async of(viewerId: string, lookedFor: string): Promise<MentorSuggestionsModel> {
    const words = block('lookingFor', lookedFor, longestLookedFor);
    const [own] = await this.profiles.needsOfMentees([viewerId]);
    if (!own) return nobody([]);
    const need = words === '' ? own : { ...own, title: words };
    const gaps = gapsOf(own);
    if (!saysSomething(need)) return nobody(gaps);
    const [roster, weights, askable] = await Promise.all([
      this.matching.allMentors(),
      this.matching.weights(),
      this.repository.askable(viewerId),
    ]);
    const { places, removed } = rankExperts(roster, need, { weights });
    const best = places
      .filter(({ id, reasonsFor }) => askable.has(id) && reasonsFor.length > 0)
      .slice(0, mostSuggested);
    const offers = await this.repository.offers(best.map(({ id }) => id));
    this.proposed.note('mentor', [...offers.keys()]);
    const mentors = best.flatMap(({ id, reasonsFor, reasonsAgainst }) => {
      const offer = offers.get(id);
      if (!offer) return [];
      return [{ offer, reasonsFor: reasonsFor.map(reasonModel), reasonsAgainst: reasonsAgainst.map(reasonModel) }];
    });
    return { mentors, gaps, withoutCommonLanguage: removed.NO_COMMON_LANGUAGE };
  }
}

const nobody = (gaps: ProfileGap[]): MentorSuggestionsModel => ({ mentors: [], gaps, withoutCommonLanguage: 0 });

/** Without any of it all mentors would be alike. */
const saysSomething = ({ title, text, fields, skills, courses, welcome }: Need): boolean =>
  title !== '' || text !== '' || [fields, skills, courses, welcome].some((list) => list.length > 0);

function gapsOf({ welcome, fields, skills, freeHours }: Need): ProfileGap[] {
  const gaps: [ProfileGap, boolean][] = [
    ['languages', welcome.length === 0],
    ['fields', fields.length + skills.length === 0],
    ['hours', freeHours === undefined],
  ];
  return gaps.filter(([, missing]) => missing).map(([gap]) => gap);
}
