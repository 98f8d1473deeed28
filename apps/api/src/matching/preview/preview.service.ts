import { Injectable } from '@nestjs/common';
import { setImmediate } from 'node:timers/promises';
import type { CriterionName, Need, Roster } from '#matching';
import { Matching } from '../matching.service.ts';
import { MatchingProfiles } from '../profiles/profiles.service.ts';
import { checkedWeights } from '../weights/checked-weights.ts';
import { changedRanking } from './changes.ts';
import type { ChangedRanking } from './changes.ts';
import { ExamplesRepository } from './examples.repository.ts';
import type { ExampleKind, MatchingPreviewModel } from './models.ts';

const mostShown = 6;

interface Case {
  kind: ExampleKind;
  subject: string;
  need: Need;
  roster: Roster;
}

/** What weights would do, on the people that there are. */
@Injectable()
export class WeightsPreview {
  constructor(
    private readonly matching: Matching,
    private readonly profiles: MatchingProfiles,
    private readonly examples: ExamplesRepository,
  ) {}

  /** @throws {AppError} BAD_INPUT at `weights` */
  async of(given: readonly { criterion: CriterionName; weight: number }[]): Promise<MatchingPreviewModel> {
    const then = checkedWeights('weights', given);
    const [now, mentees, courses] = await Promise.all([this.matching.weights(), this.mentees(), this.courses()]);
    const ranked: (Case & ChangedRanking)[] = [];
    for (const one of [...mentees, ...courses]) {
      ranked.push({ ...one, ...changedRanking(one.roster, one.need, now, then) });
      // Others are answered between two of them.
      await setImmediate();
    }
    const shown = ranked
      .filter(({ before, after }) => before.length + after.length > 0)
      .toSorted((one, other) => other.entering - one.entering || other.moved - one.moved)
      .slice(0, mostShown);
    const names = await this.examples.names(shown.flatMap(({ before, after }) => [...before, ...after]));
    const people = (ids: readonly string[]) => ids.map((id) => ({ id, name: names.get(id) ?? '' }));
    const sum = (count: (one: ChangedRanking) => number) => ranked.reduce((all, one) => all + count(one), 0);
    return {
      ranked: ranked.length,
      changed: ranked.filter(({ moved }) => moved > 0).length,
      entering: sum(({ entering }) => entering),
      first: sum(({ before }) => before.length),
      examples: shown.map(({ kind, subject, before, after }) => ({
        ...{ kind, subject },
        before: people(before),
        after: people(after),
      })),
    };
  }

  private async mentees(): Promise<Case[]> {
    const [rows, roster] = await Promise.all([this.examples.mentees(), this.matching.allMentors()]);
    const needs = await this.profiles.needsOfMentees(rows.map(({ id }) => id));
    return needs.map((need) => ({
      ...{ kind: 'mentee', need, roster },
      subject: rows.find(({ id }) => id === need.id)?.name ?? '',
    }));
  }

  private async courses(): Promise<Case[]> {
    const [rows, roster] = await Promise.all([this.examples.courses(), this.matching.allExperts()]);
    return rows.map(({ id, title, description, country }) => ({
      ...{ kind: 'course', subject: title, roster },
      need: {
        ...{ id, role: 'teach', modes: [], languages: [], welcome: [], weeks: [], fields: [], sectors: [], skills: [] },
        ...{ title, courses: [title], text: description },
        ...(country !== null && { country }),
      },
    }));
  }
}
