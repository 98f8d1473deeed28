import type { EntityManager } from 'typeorm';
import { orNull, statements, word } from '#database';
import type { ProposalAnswer, Queryable, RowOf } from '#database';

const proposals = (
  where: string,
) => `SELECT move_proposal.id, session_id AS "sessionId", proposed_by AS "byId", person.name AS by,
       from_starts_at AS "fromStartsAt", starts_at AS "startsAt", move_proposal.zone, note, move_proposal.created_at AS at,
       answer, answer_note AS "answerNote"
     FROM move_proposal LEFT JOIN person ON person.id = proposed_by
     WHERE ${where} ORDER BY move_proposal.created_at DESC, move_proposal.id LIMIT 200`;
/** Another time for a session, as those concerned read it. */
const proposed = {
  id: 'uuid',
  sessionId: 'uuid',
  /** Null when they are gone, like `by`. */
  byId: 'uuid?',
  by: 'text?',
  fromStartsAt: 'timestamptz',
  startsAt: 'timestamptz',
  zone: 'text',
  note: 'text',
  at: 'timestamptz',
  /** Null: it is open. */
  answer: orNull(word<ProposalAnswer>()),
  answerNote: 'text',
} as const;

/** What people are told of: sessions, what was written to a section, proposed moves. */
export const sql = statements({
  sessions: {
    text: `SELECT session.id, session.section_id AS "sectionId", session.starts_at AS "startsAt", session.ends_at AS "endsAt",
       session.zone, session.topic, room.name AS room, session.cancelled_at IS NOT NULL AS cancelled,
       CASE WHEN EXISTS (SELECT FROM session_lecturer WHERE session_id = session.id)
         THEN ARRAY(SELECT person_id FROM session_lecturer WHERE session_id = session.id ORDER BY person_id)
         ELSE ARRAY(SELECT person_id FROM section_lecturer WHERE section_id = session.section_id ORDER BY person_id)
       END AS lecturers
     FROM session LEFT JOIN room ON room.id = session.room_id
     WHERE session.id = ANY($1) AND session.section_id IS NOT NULL ORDER BY session.starts_at, session.id`,
    params: { ids: 'uuid[]' },
    row: {
      id: 'uuid',
      sectionId: 'uuid!',
      startsAt: 'timestamptz',
      endsAt: 'timestamptz',
      zone: 'text',
      topic: 'text',
      room: 'text?',
      cancelled: 'bool',
      lecturers: 'uuid[]',
    },
  },
  written: {
    text: `SELECT announcement.id, text, person.name AS by FROM announcement LEFT JOIN person ON person.id = written_by
     WHERE announcement.id = ANY($1)`,
    params: { ids: 'uuid[]' },
    row: { id: 'uuid', text: 'text', by: 'text?' },
  },
  proposals: { text: proposals('move_proposal.id = ANY($1)'), params: { ids: 'uuid[]' }, row: proposed },
  proposalsOf: { text: proposals('session_id = $1'), params: { sessionId: 'uuid' }, row: proposed },
});

export type Proposed = RowOf<typeof sql.proposals>;

/** By their beginning. */
export function sessionsAsTold(manager: EntityManager, ids: readonly string[]): Promise<RowOf<typeof sql.sessions>[]> {
  return sql.sessions.rows(manager, { ids });
}

/** Announcements, each with the name of who wrote it. */
export function writtenById(database: Queryable, ids: readonly string[]): Promise<RowOf<typeof sql.written>[]> {
  return sql.written.rows(database, { ids });
}

/** The newest first. */
export function proposalsById(database: Queryable, ids: readonly string[]): Promise<Proposed[]> {
  return sql.proposals.rows(database, { ids });
}

/** Of a session, the newest first. */
export function proposalsOf(database: Queryable, sessionId: string): Promise<Proposed[]> {
  return sql.proposalsOf.rows(database, { sessionId });
}
