import { Injectable } from '@nestjs/common';
import { Availability, AvailabilityException, AvailabilityHours } from '#database';
import { AppError, badInput, notFound } from '#platform';
import { Changes } from '../context/changes.ts';
import { isUuid } from '../graphql/ids.ts';
import { addDays } from '../time/rule.ts';
import { ianaZone, refuseFarAway } from '../time/zones.ts';
import { AvailabilityRepository } from './availability.repository.ts';
import { dayHours, weekdayHours, wholeNumber } from './checked-hours.ts';
import { defaultSettings } from './defaults.ts';
import type {
  AvailabilityExceptionInput,
  AvailabilityExceptionModel,
  AvailabilityInput,
  AvailabilityModel,
} from './models.ts';
import { wakingWeek } from './weekly-hours.ts';

/** Exceptions of one person at most. */
const mostExceptions = 100;
/** Days of one exception at most. */
const longestException = 366;

/** When people would meet others, as they say themselves. */
@Injectable()
export class Availabilities {
  constructor(
    private readonly changes: Changes,
    private readonly availability: AvailabilityRepository,
  ) {}

  async of(personId: string): Promise<AvailabilityModel> {
    const found = await this.availability.ofPerson(personId);
    if (!found) throw notFound('person');
    const { zone, wakingFrom, wakingTo, saved, exceptions } = found;
    const hours = wakingWeek({ zone, from: wakingFrom, to: wakingTo });
    return { ...(saved ?? { ...defaultSettings, zone, hours, version: 0 }), exceptions };
  }

  /** @throws {AppError} BAD_INPUT at the field that is wrong; STALE when it was changed since */
  async set(personId: string, input: AvailabilityInput): Promise<AvailabilityModel> {
    const settings = {
      zone: ianaZone('input.zone', input.zone),
      noticeHours: wholeNumber('input.noticeHours', input.noticeHours, 0, 720),
      gapMinutes: wholeNumber('input.gapMinutes', input.gapMinutes, 0, 240),
      mostPerWeek: input.mostPerWeek == null ? null : wholeNumber('input.mostPerWeek', input.mostPerWeek, 1, 50),
    };
    const hours = weekdayHours('input.hours', input.hours);
    await this.changes.by(personId, async (manager) => {
      const found = await this.availability.lock(manager, personId);
      if (!found) throw notFound('person');
      const { version } = found;
      if (version !== input.version) {
        throw new AppError('STALE', 'You changed this elsewhere. Look at it as it is now.', 'input.version', {
          version,
        });
      }
      await manager.upsert(Availability, { personId, ...settings, version: version + 1 }, ['personId']);
      await manager.delete(AvailabilityHours, { personId });
      await manager.insert(
        AvailabilityHours,
        hours.map(({ weekday, from, to }) => ({ personId, weekday, fromTime: from, toTime: to })),
      );
    });
    return this.of(personId);
  }

  /** @throws {AppError} BAD_INPUT at the field that is wrong; CONFLICT when there are too many */
  async addException(personId: string, input: AvailabilityExceptionInput): Promise<AvailabilityExceptionModel> {
    const { kind, firstDay } = input;
    const { from, to } = dayHours('input', input.from ?? '00:00', input.to ?? '24:00');
    refuseFarAway('input.firstDay', firstDay);
    const lastDay = input.lastDay ?? firstDay;
    if (lastDay < firstDay) throw badInput('input.lastDay', `This must not be before ${firstDay}.`);
    if (lastDay > addDays(firstDay, longestException)) throw badInput('input.lastDay', 'This takes a year at most.');
    const given = input.zone == null ? null : ianaZone('input.zone', input.zone);
    return this.changes.by(personId, async (manager) => {
      const found = await this.availability.lock(manager, personId);
      if (!found) throw notFound('person');
      if (found.exceptions >= mostExceptions) {
        const sentence = `You have ${mostExceptions} of these. Remove one you need no more.`;
        throw new AppError('CONFLICT', sentence, undefined, { most: mostExceptions });
      }
      const zone = given ?? found.zone;
      const row = { personId, kind, firstDay, lastDay, fromTime: from, toTime: to, zone };
      const { id } = await manager.save(AvailabilityException, row);
      return { id, kind, firstDay, lastDay, from, to, zone };
    });
  }

  /** Another person's exception looks like one that does not exist. @throws {AppError} NOT_FOUND */
  async removeException(personId: string, id: string): Promise<void> {
    if (!isUuid(id)) throw notFound('exception');
    await this.changes.by(personId, async (manager) => {
      const { affected } = await manager.delete(AvailabilityException, { id, personId });
      if (affected === 0) throw notFound('exception');
    });
  }
}
