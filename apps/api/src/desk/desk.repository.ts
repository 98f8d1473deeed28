import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { json, orNull, statements, word } from '#database';
import { sectionTitle } from '../models/course-sql.ts';
import { sectionLacks } from '../courses/index.ts';
import { staysOpenAfter } from '../schedule/index.ts';
import type { DeskModel, DeskSessionModel } from './models.ts';
import { inOrder } from '../graphql/name-order.ts';

/** Days ahead in which clashes are looked for. */
const daysAhead = 28;
/** Of them, so many are shown. */
const mostClashes = 20;

/** Proposals of one desk at most. */
const mostProposals = 50;

/** From `session`, `section`, `course` and `room`. Who stands in for the lecturers is in their place. `$2`: the reader. */
const sessionJson = (here: string) => `json_build_object(
    'id', session.id, 'title', ${sectionTitle('$2')}, 'startsAt', session.starts_at, 'endsAt', session.ends_at,
    'zone', session.zone, 'room', (SELECT name FROM room WHERE id = session.room_id), 'here', ${here},
    'lecturers', ARRAY(SELECT person.name FROM person
      WHERE person.id IN (SELECT person_id FROM session_lecturer WHERE session_id = session.id)
        OR NOT EXISTS (SELECT FROM session_lecturer WHERE session_id = session.id)
          AND person.id IN (SELECT person_id FROM section_lecturer WHERE section_id = session.section_id)
      ORDER BY ${inOrder('person.name')}, person.id))`;

const ofInstitution = `JOIN section ON section.id = session.section_id
  JOIN course ON course.id = section.course_id AND course.institution_id = $1`;

/** Whose newest coming or going is a coming. */
const peopleIn = `(SELECT count(*) FROM (
    SELECT DISTINCT ON (event.by) event.type FROM class_event event
    WHERE event.class_id = class.id AND event.type IN ('joined', 'left') ORDER BY event.by, event.seq DESC
  ) newest WHERE newest.type = 'joined')`;

const live = `
  SELECT ${sessionJson('inside.here')} AS row
  FROM session ${ofInstitution}
  JOIN class ON class.session_id = session.id AND class.ended_at IS NULL
  CROSS JOIN LATERAL (SELECT ${peopleIn} AS here) inside
  WHERE session.starts_at > now() - interval '2 days' AND session.starts_at < now() + interval '1 day'
    AND session.cancelled_at IS NULL AND session.ends_at + $3::interval > now() AND inside.here > 0
  ORDER BY session.starts_at, session.id LIMIT 200`;

const campuses = `
  SELECT campus.id, campus.name, count(today.id) FILTER (WHERE NOT today.cancelled)::integer AS sessions,
    count(today.id) FILTER (WHERE NOT today.cancelled AND today.ends_at <= now())::integer AS over,
    count(today.id) FILTER (WHERE today.cancelled)::integer AS cancelled,
    (SELECT ${sessionJson('0')} FROM session ${ofInstitution}
      WHERE session.id = (array_agg(today.id ORDER BY today.starts_at, today.id)
        FILTER (WHERE NOT today.cancelled AND today.starts_at > now()))[1]) AS next
  FROM campus
  LEFT JOIN LATERAL (
    SELECT session.id, session.starts_at, session.ends_at, session.cancelled_at IS NOT NULL AS cancelled
    FROM session JOIN section ON section.id = session.section_id AND section.campus_id = campus.id
    WHERE session.starts_at > now() - interval '2 days' AND session.starts_at < now() + interval '2 days'
      AND (session.starts_at AT TIME ZONE campus.zone)::date = (now() AT TIME ZONE campus.zone)::date
  ) AS today ON true
  WHERE campus.institution_id = $1
  GROUP BY campus.id ORDER BY ${inOrder('campus.name')}, campus.id`;

/** Everything that a session to come has for itself; two that overlap and have the same clash. */
const clashes = `
  WITH ahead AS MATERIALIZED (
    SELECT session.id, session.section_id, session.starts_at, session.ends_at, session.room_id
    FROM session ${ofInstitution}
    WHERE session.ends_at > now() AND session.starts_at > now() - interval '1 day'
      AND session.starts_at < now() + make_interval(days => ${daysAhead})
      AND session.cancelled_at IS NULL AND section.state <> 'cancelled'
  ), held AS MATERIALIZED (
    SELECT id, starts_at, ends_at, 'room' AS kind, room_id AS what FROM ahead WHERE room_id IS NOT NULL
    UNION ALL
    SELECT ahead.id, starts_at, ends_at, 'lecturer', person_id FROM ahead JOIN session_lecturer ON session_id = ahead.id
    UNION ALL
    SELECT ahead.id, starts_at, ends_at, 'lecturer', person_id
    FROM ahead JOIN section_lecturer ON section_lecturer.section_id = ahead.section_id
    WHERE NOT EXISTS (SELECT FROM session_lecturer WHERE session_id = ahead.id)
    UNION ALL
    SELECT ahead.id, starts_at, ends_at, 'cohort', cohort_id
    FROM ahead JOIN section_cohort ON section_cohort.section_id = ahead.section_id
  ), pair AS MATERIALIZED (
    SELECT one.kind, one.what, one.id AS one, other.id AS other, one.starts_at
    FROM held one JOIN held other ON other.kind = one.kind AND other.what = one.what
      AND (one.starts_at, one.id) < (other.starts_at, other.id) AND other.starts_at < one.ends_at
  )
  SELECT (SELECT count(*)::integer FROM pair) AS count, shown.kind,
    CASE shown.kind WHEN 'room' THEN (SELECT name FROM room WHERE id = shown.what)
      WHEN 'lecturer' THEN (SELECT name FROM person WHERE id = shown.what)
      ELSE (SELECT name FROM cohort WHERE id = shown.what) END AS who,
    (SELECT ${sessionJson('0')} FROM session ${ofInstitution} WHERE session.id = shown.one) AS one,
    (SELECT ${sessionJson('0')} FROM session ${ofInstitution} WHERE session.id = shown.other) AS other
  FROM (SELECT * FROM pair ORDER BY starts_at, one, other, kind, what LIMIT ${mostClashes}) AS shown
  ORDER BY shown.starts_at, shown.one, shown.other, shown.kind, shown.what`;

const rest = `
  SELECT
    (SELECT count(*)::integer FROM section JOIN course ON course.id = section.course_id
      WHERE course.institution_id = $1 AND ${sectionLacks.lecturer}) AS "withoutLecturer",
    (SELECT count(*)::integer FROM section JOIN course ON course.id = section.course_id
      WHERE course.institution_id = $1 AND ${sectionLacks.sessions}) AS "withoutSessions",
    (SELECT count(DISTINCT person.id)::integer FROM membership JOIN person ON person.id = membership.person_id
      WHERE membership.institution_id = $1 AND person.password_hash IS NULL AND person.erased_at IS NULL) AS "neverSignedIn",
    (SELECT coalesce(json_agg(json_build_object('id', id, 'fileName', file_name, 'createdAt', created_at)
        ORDER BY created_at DESC, id), '[]')
      FROM (SELECT * FROM register_import WHERE institution_id = $1 AND state IN ('asking', 'checked')
        ORDER BY created_at DESC, id LIMIT 20) AS waiting) AS imports`;

/** Open ones for sessions that are still to come, those of the next sessions first. */
const proposals = `
  SELECT move_proposal.id, person.name AS by, move_proposal.starts_at AS "startsAt", note,
    ${sessionJson('0')} AS session
  FROM move_proposal
  JOIN session ON session.id = move_proposal.session_id ${ofInstitution}
  LEFT JOIN person ON person.id = proposed_by
  WHERE answer IS NULL AND session.starts_at > now()
  ORDER BY session.starts_at, move_proposal.created_at, move_proposal.id LIMIT ${mostProposals}`;

type SessionJson = Omit<DeskSessionModel, 'startsAt' | 'endsAt'> & { startsAt: string; endsAt: string };
const sessionOf = ({ startsAt, endsAt, ...row }: SessionJson): DeskSessionModel => ({
  ...row,
  startsAt: new Date(startsAt),
  endsAt: new Date(endsAt),
});

const both = { institutionId: 'uuid', readerId: 'uuid' } as const;
const session = json<SessionJson>();

export const sql = statements({
  live: { text: live, params: { ...both, staysOpen: 'interval' }, row: { row: session } },
  campuses: {
    text: campuses,
    params: both,
    row: { id: 'uuid', name: 'text', sessions: 'int4', over: 'int4', cancelled: 'int4', next: orNull(session) },
  },
  clashes: {
    text: clashes,
    params: both,
    row: {
      count: 'int4',
      kind: word<DeskModel['clashes'][number]['kind']>(),
      who: 'text',
      one: session,
      other: session,
    },
  },
  rest: {
    text: rest,
    params: { institutionId: 'uuid' },
    row: {
      withoutLecturer: 'int4',
      withoutSessions: 'int4',
      neverSignedIn: 'int4',
      imports: json<{ id: string; fileName: string; createdAt: string }[]>(),
    },
  },
  proposals: {
    text: proposals,
    params: both,
    row: { id: 'uuid', by: 'text?', startsAt: 'timestamptz', note: 'text', session },
  },
});

@Injectable()
export class DeskRepository {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * What an administrator looks at first, in five statements however much there is.
   *
   * @param readerId the person in whose language courses are named
   */
  async of(institutionId: string, readerId: string): Promise<DeskModel> {
    const both = { institutionId, readerId };
    const [now, today, found, more, proposed] = await Promise.all([
      sql.live.rows(this.dataSource, { ...both, staysOpen: `${staysOpenAfter} milliseconds` }),
      sql.campuses.rows(this.dataSource, both),
      sql.clashes.rows(this.dataSource, both),
      sql.rest.first(this.dataSource, { institutionId }),
      sql.proposals.rows(this.dataSource, both),
    ]);
    if (!more) throw new TypeError('SELECT returned no row');
    return {
      ...more,
      institutionId,
      live: now.map(({ row }) => sessionOf(row)),
      campuses: today.map((campus) => ({ ...campus, next: campus.next && sessionOf(campus.next) })),
      clashCount: found[0]?.count ?? 0,
      clashes: found.map(({ kind, who, one, other }) => ({ kind, who, one: sessionOf(one), other: sessionOf(other) })),
      proposals: proposed.map((one) => ({ ...one, session: sessionOf(one.session) })),
      imports: more.imports.map((waiting) => ({ ...waiting, createdAt: new Date(waiting.createdAt) })),
    };
  }
}
