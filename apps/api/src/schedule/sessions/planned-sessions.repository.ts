import type { EntityManager } from 'typeorm';
import { statements } from '#database';
import type { Range } from '../../time/ranges.ts';

interface NewSessions {
  sectionId: string;
  topic: string;
  zone: string;
  seriesId: string | null;
  roomId: string | null;
  /** Instead of the section's lecturers. */
  substitutes: readonly string[];
  sessions: readonly (Range & { localStart: string })[];
}

interface MovedSessions {
  /** Null: they stay in theirs. */
  seriesId: string | null;
  /** Null: they stay. Sorted. */
  substitutes: readonly string[] | null;
  reason: string | null;
  sessions: readonly (Range & {
    sessionId: string;
    zone: string;
    localStart: string;
    topic: string;
    roomId: string | null;
    /** Null: it stays. */
    seriesDate: string | null;
  })[];
}

const otherLecturers = `($2::uuid[] IS NOT NULL AND $2::uuid[] <> ARRAY(
         SELECT person_id FROM session_lecturer WHERE session_id = session.id ORDER BY person_id))`;
const otherTime = `(moved.starts_at, moved.ends_at, moved.zone) IS DISTINCT FROM (session.starts_at, session.ends_at, session.zone)`;

export const sql = statements({
  add: {
    text: `INSERT INTO session (section_id, topic, zone, series_id, room_id, starts_at, ends_at, local_start, series_date)
     SELECT $1, $2, $3, $4, $5, starts_at, ends_at, local_start, CASE WHEN $4::uuid IS NOT NULL THEN local_start END
     FROM unnest($6::timestamptz[], $7::timestamptz[], $8::text[]) AS planned (starts_at, ends_at, local_start)
     RETURNING id`,
    params: {
      sectionId: 'uuid',
      topic: 'text',
      zone: 'text',
      seriesId: 'uuid?',
      roomId: 'uuid?',
      startsAt: 'timestamptz[]',
      endsAt: 'timestamptz[]',
      localStarts: 'text[]',
    },
    row: { id: 'uuid' },
  },
  move: {
    text: `UPDATE session SET starts_at = moved.starts_at, ends_at = moved.ends_at, zone = moved.zone, local_start = moved.local_start,
       topic = moved.topic, room_id = moved.room_id, series_id = coalesce($1, session.series_id),
       series_date = coalesce(moved.series_date, session.series_date),
       -- Who teaches is no column of it; calendars and readers must see that it changed all the same.
       sequence = session.sequence + CASE WHEN ${otherLecturers} THEN 1 ELSE 0 END,
       change_reason = CASE
         WHEN $11::text IS NOT NULL
           AND (${otherTime} OR ${otherLecturers} OR moved.room_id IS DISTINCT FROM session.room_id) THEN $11
         WHEN ${otherTime} THEN NULL
         ELSE session.change_reason END
     FROM unnest($3::uuid[], $4::timestamptz[], $5::timestamptz[], $6::text[], $7::text[], $8::text[], $9::uuid[], $10::text[])
       AS moved (id, starts_at, ends_at, zone, local_start, topic, room_id, series_date)
     WHERE session.id = moved.id`,
    params: {
      seriesId: 'uuid?',
      substitutes: 'uuid[]?',
      ids: 'uuid[]',
      startsAt: 'timestamptz[]',
      endsAt: 'timestamptz[]',
      zones: 'text[]',
      localStarts: 'text[]',
      topics: 'text[]',
      roomIds: 'uuid?[]',
      seriesDates: 'text?[]',
      reason: 'text?',
    },
  },
  removeSubstitutes: {
    text: 'DELETE FROM session_lecturer WHERE session_id = ANY($1) AND person_id <> ALL($2::uuid[])',
    params: { ids: 'uuid[]', except: 'uuid[]' },
  },
  addSubstitutes: {
    text: `INSERT INTO session_lecturer (session_id, person_id) SELECT session_id, person_id
     FROM unnest($1::uuid[]) AS session_id CROSS JOIN unnest($2::uuid[]) AS person_id ON CONFLICT DO NOTHING`,
    params: { ids: 'uuid[]', personIds: 'uuid[]' },
  },
  cancel: {
    text: 'UPDATE session SET cancelled_at = now(), change_reason = $2 WHERE id = ANY($1)',
    params: { ids: 'uuid[]', reason: 'text?' },
  },
  settleProposals: {
    text: `UPDATE move_proposal SET answered_at = now(), answer = CASE
         WHEN session.cancelled_at IS NULL AND session.starts_at = move_proposal.starts_at THEN 'accepted' ELSE 'overtaken' END
     FROM session
     WHERE session.id = session_id AND session.id = ANY($1::uuid[]) AND answer IS NULL
       AND (session.cancelled_at IS NOT NULL OR session.starts_at <> from_starts_at)`,
    params: { ids: 'uuid[]' },
  },
});

/** @returns their ids, earliest first */
export async function addSessions(
  manager: EntityManager,
  { sessions, substitutes, ...all }: NewSessions,
): Promise<string[]> {
  const rows = await sql.add.rows(manager, {
    ...all,
    startsAt: sessions.map(({ startsAt }) => startsAt),
    endsAt: sessions.map(({ endsAt }) => endsAt),
    localStarts: sessions.map(({ localStart }) => localStart),
  });
  const ids = rows.map(({ id }) => id);
  if (substitutes.length > 0) await sql.addSubstitutes.rows(manager, { ids, personIds: substitutes });
  return ids;
}

/**
 * A reason is kept with those about which people are told; one from before goes when the session gets another time without a reason. Call it before
 * `setSubstitutes`.
 */
export async function moveSessions(manager: EntityManager, { sessions, ...all }: MovedSessions): Promise<void> {
  await sql.move.rows(manager, {
    ...all,
    ids: sessions.map(({ sessionId }) => sessionId),
    startsAt: sessions.map(({ startsAt }) => startsAt),
    endsAt: sessions.map(({ endsAt }) => endsAt),
    zones: sessions.map(({ zone }) => zone),
    localStarts: sessions.map(({ localStart }) => localStart),
    topics: sessions.map(({ topic }) => topic),
    roomIds: sessions.map(({ roomId }) => roomId),
    seriesDates: sessions.map(({ seriesDate }) => seriesDate),
  });
}

/** Each of these sessions is taught by exactly these people. */
export async function setSubstitutes(
  manager: EntityManager,
  ids: readonly string[],
  personIds: readonly string[],
): Promise<void> {
  await sql.removeSubstitutes.rows(manager, { ids, except: personIds });
  await sql.addSubstitutes.rows(manager, { ids, personIds });
}

export async function cancelSessions(
  manager: EntityManager,
  ids: readonly string[],
  reason: string | null,
): Promise<void> {
  await sql.cancel.rows(manager, { ids, reason });
}

/**
 * Answers open proposals of sessions that got another time or were cancelled: accepted where the session now begins when it was
 * proposed to. Call it after the write; people are told of the change itself.
 */
export async function settleProposals(manager: EntityManager, ids: readonly string[]): Promise<void> {
  await sql.settleProposals.rows(manager, { ids });
}
