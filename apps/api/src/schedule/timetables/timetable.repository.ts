import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Facts } from '#access';
import { StatementFamily, json } from '#database';
import type { Parameters, ParticipantRole, RowOf } from '#database';
import type { SectionModel } from '../../models/course.ts';
import { fromSection, sectionJson, sectionOf } from '../../models/section-rows.ts';
import type { SectionRow } from '../../models/section-rows.ts';
import type { RoomModel } from '../../models/institution.ts';
import { roomJson } from '../../institutions/index.ts';
import type { PersonModel } from '../../models/person.ts';
import type { SessionModel } from '../models.ts';
import { sessionColumns, sessionOf } from '../sessions/session-rows.ts';
import type { SessionRow } from '../sessions/session-rows.ts';
import { whose } from './timetable-sql.ts';

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
  /** The fields that the document asks of each session. */
  asks: { section: boolean; facts: boolean };
}

interface TimetableSession extends SessionRow {
  roomId: string | null;
  /** Only where asked for, like the next two. */
  institutionId?: string | null;
  teaches?: boolean;
  learns?: boolean;
}

const listOf = (json: string, from: string, order?: string) =>
  `(SELECT coalesce(json_agg(${json}${order ? ` ORDER BY ${order}` : ''}), '[]') ${from})`;

const takesPart = (role: ParticipantRole) => `EXISTS (SELECT FROM session_owner_participant
      WHERE owner_id = session.owner_id AND person_id = $1 AND role = '${role}')`;
/** Facts about the viewer only: a whole cohort is not read to see whether they are in it. */
const factsColumns = `course.institution_id AS "institutionId",
  EXISTS (SELECT FROM section_lecturer WHERE section_id = session.section_id AND person_id = $1)
    OR EXISTS (SELECT FROM session_lecturer WHERE session_id = session.id AND person_id = $1)
    OR ${takesPart('host')} AS teaches,
  EXISTS (SELECT FROM enrolment WHERE section_id = session.section_id AND person_id = $1) OR ${takesPart('listener')} AS learns`;

type Asks = TimetableQuestion['asks'];
type Question = Asks & { whose: keyof typeof whose };

function timetable({ whose: kind, ...asks }: Question) {
  const { ids, more = {} }: { ids: string; more?: Parameters } = whose[kind];
  const params: Parameters = { viewerId: 'uuid', from: 'date', days: 'int4', id: 'uuid', ...more };
  return {
    text: `WITH span AS (
       SELECT $2::date::timestamp AT TIME ZONE person.zone AS begins,
         ($2::date + $3::integer)::timestamp AT TIME ZONE person.zone AS ends
       FROM person WHERE person.id = $1
     ), found AS MATERIALIZED (
       SELECT * FROM session WHERE session.id IN (${ids})
     ), line AS (
       SELECT ${sessionColumns}, session.room_id AS "roomId"${asks.facts ? `, ${factsColumns}` : ''}
       FROM found AS session LEFT JOIN class ON class.session_id = session.id
       ${asks.facts ? 'LEFT JOIN (section JOIN course ON course.id = section.course_id) ON section.id = session.section_id' : ''}
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
    params,
    row: {
      sessions: json<TimetableSession[]>(),
      rooms: json<RoomModel[]>(),
      substitutes: json<{ sessionId: string; person: PersonModel }[]>(),
      sections: json<SectionRow[]>(),
    },
  };
}

const kinds = Object.keys(whose) as (keyof typeof whose)[];
const both = [false, true];

export const sql = {
  timetable: new StatementFamily('timetable', timetable, {
    shown: {
      ...Object.fromEntries(kinds.map((kind) => [`of a ${kind}`, { whose: kind, section: false, facts: false }])),
      'of a person with everything': { whose: 'person', section: true, facts: true },
    },
    more: kinds.flatMap((kind) => both.flatMap((section) => both.map((facts) => ({ whose: kind, section, facts })))),
  }),
};

@Injectable()
export class TimetableRepository {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * A timetable in one statement: its sessions and, each once, their rooms and their sections with course, campus and lecturers.
   * PostgreSQL makes JSON of it, which is cheaper to read here than rows of many columns.
   */
  async of({ of, from, days, viewerId, asks }: TimetableQuestion): Promise<Timetable> {
    const { kind, ...given } = of;
    const whose = of.kind === 'person' && of.without.length > 0 ? 'personWithout' : kind;
    const row = await sql.timetable.for({ whose, ...asks }).first(this.dataSource, { viewerId, from, days, ...given });
    if (!row) return { sessions: [], sections: [], facts: new Map() };
    return {
      sessions: sessionsOf(row),
      sections: row.sections.map(sectionOf),
      facts: asks.facts ? new Map(row.sessions.map((session) => [session.id, factsOf(session, viewerId)])) : new Map(),
    };
  }
}

function sessionsOf({ sessions, rooms, substitutes }: RowOf<ReturnType<typeof sql.timetable.for>>): SessionModel[] {
  const now = new Date();
  const roomById = new Map(rooms.map((room) => [room.id, room]));
  const substitutesOf = Map.groupBy(substitutes, ({ sessionId }) => sessionId);
  return sessions.map((session) => {
    const room = session.roomId === null ? null : (roomById.get(session.roomId) ?? null);
    const instead = substitutesOf.get(session.id)?.map(({ person }) => person) ?? null;
    return sessionOf(session, { room, substitutes: instead }, now);
  });
}

const factsOf = ({ institutionId = null, teaches, learns }: TimetableSession, viewerId: string): Facts => ({
  institutionId,
  lecturerIds: teaches ? [viewerId] : [],
  studentIds: learns ? [viewerId] : [],
});
