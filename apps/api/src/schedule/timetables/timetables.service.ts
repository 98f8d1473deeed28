import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { can } from '#access';
import type { Actor } from '#access';
import { Membership } from '#database';
import { notFound } from '#platform';
import { isUuid } from '../../graphql/ids.ts';
import { countryOfZone } from '../../time/countries.ts';
import { daysOf } from './days-asked.ts';
import type { HolidayModel } from '../models.ts';
import { publicHolidays } from '../../time/public-holidays.ts';
import { addDays } from '../../time/rule.ts';
import { TimetableFactsRepository } from './timetable-facts.repository.ts';
import { TimetableRepository } from './timetable.repository.ts';
import type { Timetable, TimetableOf, TimetableQuestion } from './timetable.repository.ts';

/** Timetables of weeks and terms. */
@Injectable()
export class Timetables {
  constructor(
    private readonly dataSource: DataSource,
    private readonly timetables: TimetableRepository,
    private readonly facts: TimetableFactsRepository,
  ) {}

  /** @throws {AppError} BAD_INPUT at `days` or `from` */
  of(
    of: TimetableOf,
    from: string,
    days: number | null,
    viewer: Actor,
    asks: TimetableQuestion['asks'],
  ): Promise<Timetable> {
    return this.timetables.of({ of, from, days: daysOf(from, days), viewerId: viewer.personId, asks });
  }

  /** Whether the viewer sees drafts in the timetable of a room, campus or cohort. */
  async seesDrafts(viewer: Actor, kind: 'room' | 'campus' | 'cohort', id: string): Promise<boolean> {
    if (viewer.platformRole === 'platform_admin') return true;
    if (!viewer.memberships.some(({ role }) => role === 'admin')) return false;
    const row = await this.facts.institutionOf(kind, id);
    return row !== undefined && can(viewer, 'institution:manage', row);
  }

  /** A person outside the institution looks like a person who does not exist. */
  async requireMember(institutionId: string, personId: string): Promise<void> {
    const isMember =
      isUuid(personId) && (await this.dataSource.manager.existsBy(Membership, { institutionId, personId }));
    if (!isMember) throw notFound('person');
  }

  /** Public holidays, once a country, and closing days, earliest first. */
  async holidays(viewer: Actor, institutionId: string, from: string, days: number | null): Promise<HolidayModel[]> {
    const to = addDays(from, daysOf(from, days) - 1);
    const facts = await this.facts.holidays(institutionId, from, to, viewer.personId);
    if (!facts) return [];
    const countries = new Set(facts.campuses.map(({ country, zone }) => country ?? countryOfZone(zone)));
    const ofCountries = [...countries].flatMap((country) =>
      country === null ? [] : publicHolidays(country, from, to, facts.language),
    );
    const closing = facts.closingDays.map(({ campusId, ...day }) => ({
      ...day,
      campus: facts.campuses.find(({ id }) => id === campusId) ?? null,
      country: null,
    }));
    return [...ofCountries.map((holiday) => ({ ...holiday, campus: null })), ...closing].sort(
      (a, b) => a.day.localeCompare(b.day) || a.name.localeCompare(b.name),
    );
  }
}
