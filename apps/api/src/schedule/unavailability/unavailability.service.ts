import { Injectable } from '@nestjs/common';
import { Unavailability } from '#database';
import { AppError, badInput, notFound } from '#platform';
import { isUuid } from '../../graphql/ids.ts';
import { Changes } from '../../context/changes.ts';
import { line } from '../../graphql/text.ts';
import { daysOf } from '../timetables/days-asked.ts';
import type { UnavailabilityModel, UnavailableTimeModel } from '../models.ts';
import type { UnavailabilityInput } from '../plan/inputs.ts';
import { awayTimes } from '../../time/day-hours.ts';
import { rangeOf, spanOf } from '../../time/ranges.ts';
import { addDays, parseRule, ruleText } from '../../time/rule.ts';
import { ianaZone, instantOf } from '../../time/zones.ts';
import { UnavailabilityRepository } from './unavailability.repository.ts';
import { timesOf } from '../../time/unavailable-times.ts';
import { WallClock } from '../../time/wall-clock.ts';

/** Minutes: a quarter of an hour to four weeks. */
const minutesAllowed = { min: 15, max: 40_320 } as const;
const longestNote = 200;
/** Entries of one person at most. */
const most = 100;

/** Times at which people cannot teach, as they say themselves. */
@Injectable()
export class Unavailabilities {
  constructor(
    private readonly changes: Changes,
    private readonly unavailabilities: UnavailabilityRepository,
  ) {}

  /** Those that begin first are first. */
  of(personId: string): Promise<UnavailabilityModel[]> {
    return this.unavailabilities.of(personId);
  }

  /**
   * Times of those days in every zone of the world, and days on which they are away, earliest first.
   *
   * @param from YYYY-MM-DD
   * @throws {AppError} BAD_INPUT at `days` or `from`
   */
  async times(personId: string, from: string, days: number | null, notes: boolean): Promise<UnavailableTimeModel[]> {
    const clock = WallClock.in('UTC');
    const range = {
      startsAt: new Date(clock.startOf(addDays(from, -1))),
      endsAt: new Date(clock.startOf(addDays(from, daysOf(from, days) + 1))),
    };
    const { rules, exceptions } = await this.unavailabilities.allOf(personId);
    const away = awayTimes(exceptions, spanOf(range)).map((span) => ({ ...rangeOf(span), note: '' }));
    return rules
      .flatMap((one) => timesOf(one, range).map((time) => ({ ...time, note: notes ? one.note : '' })))
      .concat(away)
      .sort((one, other) => one.startsAt.getTime() - other.startsAt.getTime());
  }

  /** @throws {AppError} BAD_INPUT at the field that is wrong; CONFLICT when there are too many */
  add(personId: string, input: UnavailabilityInput): Promise<UnavailabilityModel> {
    const { min, max } = minutesAllowed;
    if (input.minutes < min || input.minutes > max) {
      throw badInput('input.minutes', `This takes ${min} minutes to four weeks (${max} minutes).`);
    }
    const note = line('input.note', input.note ?? '', longestNote, 0);
    const rule = input.rule == null ? null : ruleText(parseRule('input.rule', input.rule));
    return this.changes.by(personId, async (manager) => {
      const person = await this.unavailabilities.lockPerson(manager, personId);
      if (!person) throw notFound('person');
      if (person.count >= most) {
        throw new AppError('CONFLICT', `You have ${most} of these. Remove one you need no more.`, undefined, { most });
      }
      const zone = input.zone == null ? person.zone : ianaZone('input.zone', input.zone);
      instantOf('input.localStart', input.localStart, zone);
      const { localStart, minutes } = input;
      return this.unavailabilities.add(manager, personId, { localStart, minutes, zone, rule }, note);
    });
  }

  /** Another person's entry looks like one that does not exist. @throws {AppError} NOT_FOUND */
  async remove(personId: string, id: string): Promise<void> {
    if (!isUuid(id)) throw notFound('unavailability');
    await this.changes.by(personId, async (manager) => {
      const { affected } = await manager.delete(Unavailability, { id, personId });
      if (affected === 0) throw notFound('unavailability');
    });
  }
}
