import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { badInput, notFound } from '#platform';
import { isUuid } from '../graphql/ids.ts';
import { rangeOf } from '../time/ranges.ts';
import type { Range, Span } from '../time/ranges.ts';
import { addDays } from '../time/rule.ts';
import { WallClock } from '../time/wall-clock.ts';
import { dateIn, refuseFarAway } from '../time/zones.ts';
import { defaultSettings } from './defaults.ts';
import { freeSpans } from './free.ts';
import type { PersonTimes } from './free.ts';
import { FreeTimesRepository } from './free-times.repository.ts';
import { freeForAll, slots } from './slots.ts';
import { wakingWeek } from './weekly-hours.ts';

/** Minutes of one meeting. */
const minutesAllowed = { min: 10, max: 480 } as const;
/** Twelve weeks. */
export const mostDays = 84;

export interface FreeTimesQuestion {
  /** Who meets; not empty. The caller has looked whether they may be asked about. */
  personIds: readonly string[];
  minutes: number;
  /** YYYY-MM-DD on the wall clock of `readerId`, who is one of the people. */
  from: string;
  days: number;
  readerId: string;
}

/** When people could meet. */
@Injectable()
export class FreeTimes {
  constructor(private readonly times: FreeTimesRepository) {}

  /**
   * Each start on the quarter of an hour from which all of them are free for so long, earliest first. It takes one statement for any
   * number of people.
   *
   * @throws {AppError} BAD_INPUT at `minutes`, `days` or `from`; NOT_FOUND for a person who is not there
   */
  async of({ personIds, minutes, from, days, readerId }: FreeTimesQuestion, now: Date): Promise<Range[]> {
    const { min, max } = minutesAllowed;
    if (minutes < min || minutes > max) throw badInput('minutes', `A meeting takes ${min} to ${max} minutes.`);
    if (days < 1 || days > mostDays) throw badInput('days', `Ask for 1 to ${mostDays} days.`);
    refuseFarAway('from', from);
    const ids = [...new Set(personIds.map((id) => id.toLowerCase()))];
    if (!ids.every(isUuid)) throw notFound('person');
    const rows = await this.times.ofPeople(ids, from, days);
    const reader = rows.find(({ id }) => id === readerId);
    if (rows.length < ids.length || !reader) throw notFound('person');
    const clock = WallClock.in(reader.zone);
    const span: Span = [clock.startOf(from), clock.startOf(addDays(from, days))];
    const free = freeForAll(rows.map((row) => freeSpans(timesOfRow(row), span, now)));
    return slots(free, minutes).map(rangeOf);
  }

  /**
   * Which of these times are not free for all of these people. It takes one statement, in the transaction of the caller, who has locked
   * the people: what others book meanwhile waits.
   *
   * @param except sessions that are being moved
   */
  async taken(
    manager: EntityManager,
    personIds: readonly string[],
    ranges: readonly Range[],
    now: Date,
    except: readonly string[] = [],
  ): Promise<Range[]> {
    if (ranges.length === 0) return [];
    const span: Span = [
      Math.min(...ranges.map(({ startsAt }) => startsAt.getTime())),
      Math.max(...ranges.map(({ endsAt }) => endsAt.getTime())),
    ];
    const from = dateIn('UTC', new Date(span[0]));
    const days = Math.ceil((span[1] - span[0]) / 86_400_000) + 1;
    const rows = await this.times.ofPeople(personIds, from, days, except, manager);
    const free = freeForAll(rows.map((row) => freeSpans(timesOfRow(row), span, now)));
    return ranges.filter(
      ({ startsAt, endsAt }) => !free.some(([a, b]) => a <= startsAt.getTime() && b >= endsAt.getTime()),
    );
  }
}

type Row = Awaited<ReturnType<FreeTimesRepository['ofPeople']>>[number];

/** Who has said nothing is free in their waking hours (docs/decisions/0216). */
function timesOfRow({ zone, wakingFrom, wakingTo, saved, exceptions, unavailable, busy }: Row): PersonTimes {
  return {
    ...(saved ?? { ...defaultSettings, zone, hours: wakingWeek({ zone, from: wakingFrom, to: wakingTo }) }),
    exceptions,
    unavailable,
    busy: busy.map(([from, to, meeting]) => ({ span: [from, to], meeting })),
  };
}
