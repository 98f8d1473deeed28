import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { can } from '#access';
import type { Actor } from '#access';
import { notFound } from '#platform';
import { isUuid } from '../../graphql/ids.ts';
import type { CampusRefModel } from '../../models/institution.ts';
import { countryOfZone } from '../../time/countries.ts';
import { daysOf } from './days-asked.ts';
import type { HolidayModel } from '../models.ts';
import { publicHolidays } from '../../time/public-holidays.ts';
import { addDays } from '../../time/rule.ts';
import { timetableOf } from './timetable-rows.ts';
import type { Timetable, TimetableOf, TimetableQuestion } from './timetable-rows.ts';

interface HolidayFacts {
  language: string;
  campuses: (CampusRefModel & { country: string | null })[];
  closingDays: { day: string; name: string; campusId: string | null }[];
}

/** Weeks and terms to look at. */
@Injectable()
export class Timetables {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws {AppError} BAD_INPUT at `days` or `from` */
  of(
    of: TimetableOf,
    from: string,
    days: number | null,
    viewer: Actor,
    asks: TimetableQuestion['asks'],
  ): Promise<Timetable> {
    return timetableOf(this.dataSource, { of, from, days: daysOf(from, days), viewerId: viewer.personId, asks });
  }

  /** What the viewer sees of a room, campus or cohort: drafts only with those who prepare them. */
  async seesDrafts(viewer: Actor, table: 'room' | 'campus' | 'cohort', id: string): Promise<boolean> {
    if (viewer.platformRole === 'platform_admin') return true;
    if (!viewer.memberships.some(({ role }) => role === 'admin')) return false;
    const [row]: { institutionId: string }[] = await this.dataSource.query(
      table !== 'room'
        ? `SELECT institution_id AS "institutionId" FROM ${table} WHERE id = $1`
        : `SELECT campus.institution_id AS "institutionId" FROM room JOIN campus ON campus.id = room.campus_id
           WHERE room.id = $1`,
      [id],
    );
    return row !== undefined && can(viewer, 'institution:manage', row);
  }

  /** Who has nothing to do with the institution looks like somebody who does not exist. */
  async requireMember(institutionId: string, personId: string): Promise<void> {
    const rows: unknown[] = isUuid(personId)
      ? await this.dataSource.query('SELECT FROM membership WHERE institution_id = $1 AND person_id = $2 LIMIT 1', [
          institutionId,
          personId,
        ])
      : [];
    if (rows.length === 0) throw notFound('person');
  }

  /** Public holidays, once a country, and closing days, earliest first. */
  async holidays(viewer: Actor, institutionId: string, from: string, days: number | null): Promise<HolidayModel[]> {
    const to = addDays(from, daysOf(from, days) - 1);
    const [facts]: HolidayFacts[] = await this.dataSource.query(
      `SELECT person.language,
         (SELECT coalesce(json_agg(json_build_object('id', id, 'name', name, 'zone', zone, 'country', country)), '[]')
           FROM campus WHERE institution_id = $1) AS campuses,
         (SELECT coalesce(json_agg(json_build_object('day', day, 'name', name, 'campusId', campus_id)), '[]')
           FROM closing_day WHERE institution_id = $1 AND day BETWEEN $2 AND $3) AS "closingDays"
       FROM person WHERE id = $4`,
      [institutionId, from, to, viewer.personId],
    );
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
