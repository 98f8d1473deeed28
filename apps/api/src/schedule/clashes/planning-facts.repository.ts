import type { EntityManager } from 'typeorm';
import { json, statements } from '#database';
import { exceptionJson } from '../unavailability/exception-json.ts';
import type { DateException } from '../../time/day-hours.ts';
import { countryOfZone } from '../../time/countries.ts';
import { inOrder } from '../../graphql/name-order.ts';
import type { UnavailabilityRule } from '../../time/unavailable-times.ts';
import type { LecturerFacts, RoomFacts, SectionFacts } from './planning-facts.ts';

export const sql = statements({
  section: {
    text: `SELECT section.id, course.institution_id AS "institutionId", section.state, campus.id AS "campusId",
       campus.zone AS "campusZone", campus.country AS "campusCountry", term.name AS "termName",
       term.starts_on::text AS "startsOn", term.ends_on::text AS "endsOn",
       (SELECT count(*)::integer FROM enrolment WHERE section_id = section.id) AS "cohortSize",
       ARRAY(SELECT person_id FROM section_lecturer WHERE section_id = section.id ORDER BY person_id) AS "lecturerIds",
       (SELECT language FROM person WHERE id = $2) AS "readerLanguage"
     FROM section
     JOIN course ON course.id = section.course_id
     JOIN campus ON campus.id = section.campus_id
     JOIN term ON term.id = section.term_id
     WHERE section.id = $1`,
    params: { sectionId: 'uuid', readerId: 'uuid' },
    row: {
      id: 'uuid',
      institutionId: 'uuid',
      state: 'text',
      campusId: 'uuid',
      campusZone: 'text',
      campusCountry: 'text?',
      termName: 'text',
      startsOn: 'text',
      endsOn: 'text',
      cohortSize: 'int4',
      lecturerIds: 'uuid[]',
      readerLanguage: 'text',
    },
  },
  lecturers: {
    text: `SELECT id, name, country, zone, waking_from AS "from", waking_to AS "to",
       coalesce((SELECT json_agg(json_build_object('localStart', local_start, 'minutes', minutes, 'zone', zone, 'rule', rule))
         FROM unavailability WHERE person_id = person.id), '[]') AS unavailable,
       coalesce((SELECT json_agg(${exceptionJson}) FROM availability_exception WHERE person_id = person.id), '[]') AS exceptions
     FROM person WHERE id = ANY($1) ORDER BY ${inOrder('name')}, id`,
    params: { ids: 'uuid[]' },
    row: {
      id: 'uuid',
      name: 'text',
      country: 'text?',
      zone: 'text',
      from: 'text',
      to: 'text',
      unavailable: json<UnavailabilityRule[]>(),
      exceptions: json<DateException[]>(),
    },
  },
  rooms: {
    text: 'SELECT id, name, seats FROM room WHERE id = ANY($1)',
    params: { ids: 'uuid[]' },
    row: { id: 'uuid', name: 'text', seats: 'int4' },
  },
  roomsOf: {
    text: `SELECT room.id FROM room JOIN campus ON campus.id = room.campus_id
     WHERE room.id = ANY($1) AND campus.institution_id = $2`,
    params: { ids: 'uuid[]', institutionId: 'uuid' },
    row: { id: 'uuid' },
  },
  mayLecture: {
    text: `SELECT bool_or(role = 'lecturer' AND suspended_at IS NULL) AS fits FROM membership
     WHERE institution_id = $1 AND person_id = ANY($2) GROUP BY person_id`,
    params: { institutionId: 'uuid', personIds: 'uuid[]' },
    row: { fits: 'bool' },
  },
});

export async function findSectionFacts(
  manager: EntityManager,
  sectionId: string,
  readerId: string,
): Promise<SectionFacts | undefined> {
  const row = await sql.section.first(manager, { sectionId, readerId });
  return row && { ...row, campusCountry: row.campusCountry ?? countryOfZone(row.campusZone) };
}

export async function lecturerFacts(manager: EntityManager, ids: readonly string[]): Promise<LecturerFacts[]> {
  const rows = await sql.lecturers.rows(manager, { ids });
  return rows.map(({ zone, from, to, country, ...row }) => ({
    ...row,
    country: country ?? countryOfZone(zone),
    waking: { zone, from, to },
  }));
}

export function roomFacts(manager: EntityManager, ids: readonly string[]): Promise<RoomFacts[]> {
  return sql.rooms.rows(manager, { ids });
}

/** Which of these rooms are the institution's: their ids, as PostgreSQL writes them. */
export async function roomsOf(
  manager: EntityManager,
  institutionId: string,
  ids: readonly string[],
): Promise<string[]> {
  return (await sql.roomsOf.rows(manager, { ids, institutionId })).map(({ id }) => id);
}

/** Of each of these people who is of the institution: whether they may lecture there. */
export async function mayLecture(
  manager: EntityManager,
  institutionId: string,
  personIds: readonly string[],
): Promise<boolean[]> {
  return (await sql.mayLecture.rows(manager, { institutionId, personIds })).map(({ fits }) => fits);
}
