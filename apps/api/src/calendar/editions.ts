import type { EditionRow, FeedsRepository } from './feeds.repository.ts';

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

/**
 * The edition of each session, by its id. Much of what is said stands in other rows than the session's: its course's title in the
 * reader's language, the section's name, the campus, who teaches. So what was said last is kept, and whatever differs from it has a
 * higher SEQUENCE and a later LAST-MODIFIED, by which programs such as ICSx5 tell whether to look at it again.
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
    // The format knows whole seconds, so that two changes in one would be one.
    changedAt: new Date(Math.max(now.getTime(), before.changedAt.getTime() + 1000)),
  };
}
