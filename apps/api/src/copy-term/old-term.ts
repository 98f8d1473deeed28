import type { EntityManager } from 'typeorm';
import { notFound } from '#platform';
import { inOrder } from '../graphql/name-order.ts';

/** A lecturer of an old section; who left the institution does not fit any more. */
export interface OldLecturer {
  id: string;
  name: string;
  fits: boolean;
}

export interface OldSeries {
  id: string;
  rule: string;
  /** YYYY-MM-DDTHH:MM in `zone`. */
  localStart: string;
  minutes: number;
  zone: string;
  /** The room in which most of its sessions were. */
  roomId: string | null;
}

export interface OldSession {
  seriesId: string | null;
  /** Of a series: the rule's own start, whatever became of the session. */
  localStart: string;
  minutes: number;
  zone: string;
  roomId: string | null;
  topic: string;
}

export interface OldSection {
  id: string;
  code: string;
  title: string;
  name: string;
  campusId: string;
  campus: string;
  campusZone: string;
  campusCountry: string | null;
  lecturers: OldLecturer[];
  cohorts: { id: string; size: number }[];
  decks: number;
  series: OldSeries[];
  sessions: OldSession[];
}

export interface OldTerm {
  id: string;
  institutionId: string;
  name: string;
  startsOn: string;
  endsOn: string;
  /** Of whoever copies, for names of holidays. */
  readerLanguage: string;
  sections: OldSection[];
}

const list = (row: string, from: string, order: string) =>
  `(SELECT coalesce(json_agg(json_build_object(${row}) ORDER BY ${order}), '[]') ${from})`;

const lecturers = list(
  `'id', person.id, 'name', person.name, 'fits', EXISTS (SELECT FROM membership
     WHERE institution_id = course.institution_id AND person_id = person.id
       AND role IN ('lecturer', 'student') AND suspended_at IS NULL)`,
  `FROM section_lecturer JOIN person ON person.id = person_id WHERE section_id = section.id`,
  'person.id',
);

const cohorts = list(
  `'id', cohort_id, 'size', (SELECT count(*) FROM cohort_member WHERE cohort_member.cohort_id = section_cohort.cohort_id)`,
  'FROM section_cohort WHERE section_id = section.id',
  'cohort_id',
);

const series = list(
  `'id', session_series.id, 'rule', rule, 'localStart', session_series.local_start, 'minutes', minutes,
     'zone', session_series.zone, 'roomId', (SELECT mode() WITHIN GROUP (ORDER BY room_id) FROM session WHERE series_id = session_series.id)`,
  'FROM session_series WHERE section_id = section.id',
  'session_series.local_start, session_series.id',
);

const sessions = list(
  `'seriesId', series_id, 'localStart', coalesce(series_date, local_start), 'zone', zone, 'roomId', room_id, 'topic', topic,
     'minutes', (extract(epoch FROM ends_at - starts_at) / 60)::integer`,
  'FROM session WHERE section_id = section.id AND (cancelled_at IS NULL OR series_id IS NOT NULL)',
  'starts_at, session.id',
);

/**
 * A term as it was, in one statement. Cancelled sections are none of it.
 *
 * @throws {AppError} NOT_FOUND
 */
export async function oldTerm(manager: EntityManager, termId: string, readerId: string): Promise<OldTerm> {
  const [row]: OldTerm[] = await manager.query(
    `SELECT term.id, term.institution_id AS "institutionId", term.name, term.starts_on::text AS "startsOn",
       term.ends_on::text AS "endsOn", (SELECT language FROM person WHERE id = $2) AS "readerLanguage",
       coalesce((SELECT json_agg(json_build_object('id', section.id, 'code', course.code, 'title', course.title,
           'name', section.name, 'campusId', campus.id, 'campus', campus.name, 'campusZone', campus.zone,
           'campusCountry', campus.country, 'lecturers', ${lecturers}, 'cohorts', ${cohorts},
           'decks', (SELECT count(*) FROM deck WHERE section_id = section.id AND state = 'ready'),
           'series', ${series}, 'sessions', ${sessions}) ORDER BY course.code, ${inOrder('section.name')}, section.id)
         FROM section
         JOIN course ON course.id = section.course_id
         JOIN campus ON campus.id = section.campus_id
         WHERE section.term_id = term.id AND section.state <> 'cancelled'), '[]') AS sections
     FROM term WHERE term.id = $1`,
    [termId, readerId],
  );
  if (!row) throw notFound('term');
  return row;
}
