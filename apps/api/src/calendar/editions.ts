import type { EditionRow, FeedsRepository } from './feeds.repository.ts';

/** The edition of a session that a calendar program reads. */
export interface Edition {
  sequence: number;
  changedAt: Date;
}

/** The content that is about to be sent for a session. */
export interface Saying {
  sessionId: string;
  /** A hash of the whole content. */
  fingerprint: string;
  /** The count and date of changes in the session's own row. */
  sequence: number;
  updatedAt: Date;
}

/**
 * The edition of each session, by its id. Much of the content is not in the session's row: its course's title in the reader's
 * language, the section's name, the campus, the lecturers. So the last content is kept. Content that differs from it gets a
 * higher SEQUENCE and a later LAST-MODIFIED, because programs such as ICSx5 use these to decide whether to read the session
 * again.
 */
export async function editionsOf(
  feeds: FeedsRepository,
  feedId: string,
  sayings: readonly Saying[],
  now: Date,
): Promise<Map<string, Edition>> {
  const kept = await feeds.editions(feedId);
  const before = new Map(kept.map((row) => [row.sessionId, row]));
  const rows = sayings.map((saying) => nextEdition(saying, before.get(saying.sessionId), now));
  const changed = rows.filter((row) => before.get(row.sessionId)?.fingerprint !== row.fingerprint);
  if (changed.length > 0 || before.size > rows.length) await feeds.keepEditions(feedId, rows, changed);
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
    // The format has whole seconds, so two changes within one second would count as one.
    changedAt: new Date(Math.max(now.getTime(), before.changedAt.getTime() + 1000)),
  };
}
