import type { DataSource } from 'typeorm';

/** Which edition of a session a calendar program reads. */
export interface Edition {
  sequence: number;
  changedAt: Date;
}

/** What is going to be said of a session. */
export interface Saying {
  sessionId: string;
  /** Of all that is said. */
  fingerprint: string;
  /** As the session's own row counts and dates its changes. */
  sequence: number;
  updatedAt: Date;
}

interface EditionRow extends Edition {
  sessionId: string;
  fingerprint: string;
}

/**
 * The edition of each session, by its id. Much of what is said stands in other rows than the session's: its course's title in the
 * reader's language, the section's name, the campus, who teaches. So what was said last is kept, and whatever differs from it has a
 * higher SEQUENCE and a later LAST-MODIFIED, by which programs such as ICSx5 tell whether to look at it again.
 */
export async function editionsOf(
  dataSource: DataSource,
  feedId: string,
  sayings: readonly Saying[],
  now: Date,
): Promise<Map<string, Edition>> {
  const kept: EditionRow[] = await dataSource.query(
    `SELECT session_id AS "sessionId", fingerprint, sequence, changed_at AS "changedAt"
     FROM calendar_event WHERE feed_id = $1`,
    [feedId],
  );
  const before = new Map(kept.map((row) => [row.sessionId, row]));
  const rows = sayings.map((saying) => nextEdition(saying, before.get(saying.sessionId), now));
  const changed = rows.filter((row) => before.get(row.sessionId)?.fingerprint !== row.fingerprint);
  if (changed.length > 0 || before.size > rows.length) await keep(dataSource, feedId, rows, changed);
  return new Map(rows.map((row) => [row.sessionId, row]));
}

/** Exported for its test. */
export function nextEdition(saying: Saying, before: EditionRow | undefined, now: Date): EditionRow {
  const { sessionId, fingerprint, sequence, updatedAt } = saying;
  if (!before) return { sessionId, fingerprint, sequence, changedAt: updatedAt };
  if (before.fingerprint === fingerprint) return before;
  return {
    sessionId,
    fingerprint,
    sequence: Math.max(sequence, before.sequence + 1),
    // The format knows whole seconds, so that two changes in one would be one.
    changedAt: new Date(Math.max(now.getTime(), before.changedAt.getTime() + 1000)),
  };
}

/** Writes what changed and forgets what is not said any more. */
async function keep(
  dataSource: DataSource,
  feedId: string,
  rows: readonly EditionRow[],
  changed: readonly EditionRow[],
): Promise<void> {
  await dataSource.query(
    `WITH gone AS (DELETE FROM calendar_event WHERE feed_id = $1 AND session_id <> ALL($2::uuid[]))
     INSERT INTO calendar_event (feed_id, session_id, fingerprint, sequence, changed_at)
     SELECT $1, said.session_id, said.fingerprint, said.sequence, said.changed_at
     FROM unnest($3::uuid[], $4::text[], $5::integer[], $6::timestamptz[])
       AS said (session_id, fingerprint, sequence, changed_at)
     -- A session may have been taken away since it was read.
     JOIN session ON session.id = said.session_id
     ON CONFLICT (feed_id, session_id) DO UPDATE
     SET fingerprint = excluded.fingerprint, sequence = excluded.sequence, changed_at = excluded.changed_at`,
    [
      feedId,
      rows.map(({ sessionId }) => sessionId),
      changed.map(({ sessionId }) => sessionId),
      changed.map(({ fingerprint }) => fingerprint),
      changed.map(({ sequence }) => sequence),
      changed.map(({ changedAt }) => changedAt),
    ],
  );
}
