import type { DataSource } from 'typeorm';
import type { Facts } from '#access';
import type { SectionModel } from '../../models/course.ts';
import { fromSection, sectionJson, sectionOf } from '../../models/section-rows.ts';
import type { SectionRow } from '../../models/section-rows.ts';
import type { RoomModel } from '../../models/institution.ts';
import { roomJson } from '../../institutions/index.ts';
import type { PersonModel } from '../../models/person.ts';
import type { SessionModel } from '../models.ts';
import { sessionColumns, sessionOf, sessionsOfPerson } from '../sessions/session-rows.ts';
import type { SessionRow } from '../sessions/session-rows.ts';

/** Whose or what sessions. */
export type TimetableOf =
  | { kind: 'person'; id: string; without: readonly string[] }
  | { kind: 'member'; id: string; institutionId: string }
  | { kind: 'section'; id: string }
  /** @param drafts those of sections that are drafts too; else only those that the viewer teaches */
  | { kind: 'room' | 'campus' | 'cohort'; id: string; drafts: boolean };

export interface Timetable {
  sessions: SessionModel[];
  /** Of these sessions; empty unless asked for. */
  sections: SectionModel[];
  /** By session: what decides whether the viewer may enter. Empty unless asked for. */
  facts: ReadonlyMap<string, Facts>;
}

export interface TimetableQuestion {
  of: TimetableOf;
  /** YYYY-MM-DD, in the viewer's zone. */
  from: string;
  days: number;
  viewerId: string;
  /** What the document asks of each session. */
  asks: { section: boolean; facts: boolean };
}

interface SessionLine extends SessionRow {
  roomId: string | null;
  /** Only where asked for, like the next two. */
  institutionId?: string;
  teaches?: boolean;
  learns?: boolean;
}

interface TimetableRow {
  sessions: SessionLine[];
  rooms: RoomModel[];
  substitutes: { sessionId: string; person: PersonModel }[];
  sections: SectionRow[];
}

/**
 * A timetable in one statement: its sessions and, each once, their rooms and their sections with course, campus and lecturers.
 * PostgreSQL makes JSON of it, which is cheaper to read here than rows of many columns.
 */
export async function timetableOf(dataSource: DataSource, question: TimetableQuestion): Promise<Timetable> {
  const { of, from, days, viewerId, asks } = question;
  const { ids, values } = idsOf(of);
  const [row]: TimetableRow[] = await dataSource.query(
    `WITH span AS (
       SELECT $2::date::timestamp AT TIME ZONE person.zone AS begins,
         ($2::date + $3::integer)::timestamp AT TIME ZONE person.zone AS ends
       FROM person WHERE person.id = $1
     ), found AS MATERIALIZED (
       SELECT * FROM session WHERE session.id IN (${ids})
     ), line AS (
       SELECT ${sessionColumns}, session.room_id AS "roomId"${asks.facts ? `, ${factsColumns}` : ''}
       FROM found AS session LEFT JOIN class ON class.session_id = session.id
       ${asks.facts ? 'JOIN section ON section.id = session.section_id JOIN course ON course.id = section.course_id' : ''}
     )
     SELECT ${listOf('line', 'FROM line', 'line."startsAt", line.id')} AS sessions,
       ${listOf(
         roomJson,
         `FROM room JOIN campus ON campus.id = room.campus_id WHERE room.id IN (SELECT room_id FROM found)`,
       )} AS rooms,
       ${listOf(
         `json_build_object('sessionId', session_id, 'person', json_build_object('id', person.id, 'name', person.name))`,
         `FROM session_lecturer JOIN person ON person.id = person_id WHERE session_id IN (SELECT id FROM found)`,
         'person.name, person.id',
       )} AS substitutes,
       ${
         asks.section
           ? listOf(sectionJson('$1'), `${fromSection} WHERE section.id IN (SELECT section_id FROM found)`)
           : `'[]'::json`
       } AS sections`,
    [viewerId, from, days, ...values],
  );
  if (!row) return { sessions: [], sections: [], facts: new Map() };
  return {
    sessions: sessionsOf(row),
    sections: row.sections.map(sectionOf),
    facts: asks.facts ? new Map(row.sessions.map((line) => [line.id, factsOf(line, viewerId)])) : new Map(),
  };
}

function sessionsOf({ sessions, rooms, substitutes }: TimetableRow): SessionModel[] {
  const now = new Date();
  const roomById = new Map(rooms.map((room) => [room.id, room]));
  const substitutesOf = Map.groupBy(substitutes, ({ sessionId }) => sessionId);
  return sessions.map((line) => {
    const room = line.roomId === null ? null : (roomById.get(line.roomId) ?? null);
    const instead = substitutesOf.get(line.id)?.map(({ person }) => person) ?? null;
    return sessionOf(line, { room, substitutes: instead }, now);
  });
}

const listOf = (json: string, from: string, order?: string) =>
  `(SELECT coalesce(json_agg(${json}${order ? ` ORDER BY ${order}` : ''}), '[]') ${from})`;

/** Only about the viewer: a cohort is not read to see whether one is in it. */
const factsColumns = `course.institution_id AS "institutionId",
  EXISTS (SELECT FROM section_lecturer WHERE section_id = session.section_id AND person_id = $1)
    OR EXISTS (SELECT FROM session_lecturer WHERE session_id = session.id AND person_id = $1) AS teaches,
  EXISTS (SELECT FROM enrolment WHERE section_id = session.section_id AND person_id = $1) AS learns`;

const factsOf = ({ institutionId = '', teaches, learns }: SessionLine, viewerId: string): Facts => ({
  institutionId,
  lecturerIds: teaches ? [viewerId] : [],
  studentIds: learns ? [viewerId] : [],
});

/** No session is longer than a day: with that, the index on starts finds those that overlap the range. */
const inSpan = `session.starts_at < (SELECT ends FROM span) AND session.ends_at > (SELECT begins FROM span)
  AND session.starts_at > (SELECT begins FROM span) - interval '1 day'`;

function idsOf(of: TimetableOf): { ids: string; values: readonly unknown[] } {
  switch (of.kind) {
    case 'person':
      return of.without.length === 0
        ? { ids: sessionsOfPerson('$4::uuid', null, inSpan), values: [of.id] }
        : { ids: sessionsOfPerson('$4::uuid', '$5', inSpan), values: [of.id, of.without] };
    case 'member':
      return {
        ids: `SELECT session.id FROM session JOIN section ON section.id = session.section_id
          JOIN course ON course.id = section.course_id AND course.institution_id = $5
          WHERE session.id IN (${taughtOrAttended('$4::uuid')})`,
        values: [of.id, of.institutionId],
      };
    case 'section':
      return { ids: `SELECT session.id FROM session WHERE session.section_id = $4 AND ${inSpan}`, values: [of.id] };
    case 'room':
      return { ids: visible(`session.room_id = $4`), values: [of.id, of.drafts] };
    case 'campus':
      return {
        ids: visible(`(section.campus_id = $4 OR session.room_id IN (SELECT id FROM room WHERE campus_id = $4))`),
        values: [of.id, of.drafts],
      };
    case 'cohort':
      return {
        ids: visible('session.section_id IN (SELECT section_id FROM section_cohort WHERE cohort_id = $4)'),
        values: [of.id, of.drafts],
      };
  }
}

/** Whoever runs the institution sees its drafts. */
const taughtOrAttended = (person: string) => `
  SELECT session.id FROM session WHERE session.section_id IN (
      SELECT section_id FROM section_lecturer WHERE person_id = ${person}
      UNION SELECT section_id FROM enrolment WHERE person_id = ${person}) AND ${inSpan}
  UNION SELECT session.id FROM session_lecturer JOIN session ON session.id = session_lecturer.session_id AND ${inSpan}
  WHERE session_lecturer.person_id = ${person}`;

const visible = (where: string) => `
  SELECT session.id FROM session JOIN section ON section.id = session.section_id
  WHERE ${where} AND ${inSpan} AND (
    $5 OR section.state <> 'draft'
    OR EXISTS (SELECT FROM section_lecturer WHERE section_id = section.id AND person_id = $1)
    OR EXISTS (SELECT FROM session_lecturer WHERE session_id = session.id AND person_id = $1))`;
