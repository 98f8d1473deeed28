import type { EntityManager } from 'typeorm';
import { line } from '../../graphql/text.ts';
import { plusMinutes } from './draw-move.ts';
import type { DrawnMove, MovedSession } from './draw-move.ts';
import { cutSeries, insertSeries } from '../plan/series.ts';
import type { SeriesRow } from '../plan/series.ts';
import { settleProposals } from './settle-proposals.ts';

/** Characters of a reason. */
const longestReason = 300;

/** Null where nobody said why. @throws {AppError} BAD_INPUT at `field` */
export function reasonIn(field: string, value: string | null | undefined): string | null {
  const reason = value == null ? '' : line(field, value, longestReason, 0);
  return reason === '' ? null : reason;
}

export interface Written extends Pick<DrawnMove, 'sessions' | 'series'> {
  sectionId: string;
  /** The series they leave. */
  oldSeries: SeriesRow | undefined;
  substitutes: readonly string[] | undefined;
  reason: string | null;
}

const otherLecturers = `($2::uuid[] IS NOT NULL AND $2::uuid[] <> ARRAY(
         SELECT person_id FROM session_lecturer WHERE session_id = session.id ORDER BY person_id))`;
const otherTime = `(moved.starts_at, moved.ends_at, moved.zone) IS DISTINCT FROM (session.starts_at, session.ends_at, session.zone)`;

/**
 * Sessions as they were drawn. A reason is kept with those about which people are told; one from before goes when the session gets
 * another time without a reason.
 */
export async function writeMoved(manager: EntityManager, move: Written): Promise<void> {
  const { sessions, series, oldSeries, sectionId } = move;
  const seriesId = series && (await insertSeries(manager, { sectionId, ...series }));
  const dateIn = ({ seriesDate }: MovedSession) =>
    series && seriesDate !== null ? plusMinutes(seriesDate, laterBy(series.from, series.localStart)) : null;
  await manager.query(
    `UPDATE session SET starts_at = moved.starts_at, ends_at = moved.ends_at, zone = moved.zone, local_start = moved.local_start,
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
    [
      seriesId,
      move.substitutes ?? null,
      sessions.map(({ sessionId }) => sessionId),
      sessions.map(({ startsAt }) => startsAt),
      sessions.map(({ endsAt }) => endsAt),
      sessions.map(({ zone }) => zone),
      sessions.map(({ localStart }) => localStart),
      sessions.map(({ topic }) => topic),
      sessions.map(({ roomId }) => roomId),
      sessions.map(dateIn),
      move.reason,
    ],
  );
  if (move.substitutes) await substitute(manager, sessions, move.substitutes);
  if (series && oldSeries) await cutSeries(manager, oldSeries, series.from);
  await settleProposals(
    manager,
    sessions.map(({ sessionId }) => sessionId),
  );
}

const laterBy = (from: string, to: string) => (Date.parse(`${to}:00Z`) - Date.parse(`${from}:00Z`)) / 60_000;

async function substitute(manager: EntityManager, sessions: readonly MovedSession[], people: readonly string[]) {
  const ids = sessions.map(({ sessionId }) => sessionId);
  await manager.query('DELETE FROM session_lecturer WHERE session_id = ANY($1) AND person_id <> ALL($2::uuid[])', [
    ids,
    people,
  ]);
  await manager.query(
    `INSERT INTO session_lecturer (session_id, person_id) SELECT session_id, person_id
     FROM unnest($1::uuid[]) AS session_id CROSS JOIN unnest($2::uuid[]) AS person_id ON CONFLICT DO NOTHING`,
    [ids, people],
  );
}

export async function writeCancelled(
  manager: EntityManager,
  ids: readonly string[],
  reason: string | null,
): Promise<void> {
  await manager.query('UPDATE session SET cancelled_at = now(), change_reason = $2 WHERE id = ANY($1)', [ids, reason]);
  await settleProposals(manager, ids);
}
