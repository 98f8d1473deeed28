import type { EntityManager } from 'typeorm';
import { tellOfSessions } from './tell.ts';
import type { Planned, SessionChanged } from './tell.ts';
import { sessionsAsTold } from './told.repository.ts';

/** What people know of a session, or are told. */
export type Snapshot = Planned & { sectionId: string; cancelled: boolean };
export type Snapshots = ReadonlyMap<string, Snapshot>;

/** One statement for any number of sessions. */
export async function snapshotsOf(manager: EntityManager, ids: readonly string[]): Promise<Snapshots> {
  const rows = await sessionsAsTold(manager, ids);
  return new Map(rows.map(({ id, ...snapshot }) => [id, snapshot]));
}

/**
 * Notifies the people concerned of changes of sessions, once. Changes that nobody would notice are left out, and so is a new
 * topic alone.
 *
 * @param before empty for new sessions
 * @param reason in the words of the person who changes them
 * @returns how many people are notified
 */
export async function tellOfChanges(
  manager: EntityManager,
  actorId: string,
  ids: readonly string[],
  before: Snapshots,
  reason: string | null = null,
): Promise<number> {
  const after = await snapshotsOf(manager, ids);
  const changes = [...after].flatMap(([sessionId, now]): SessionChanged[] => {
    const was = before.get(sessionId) ?? null;
    const what = was ? differenceOf(was, now) : 'planned';
    if (!what) return [];
    const { sectionId } = now;
    return [{ sessionId, sectionId, what, before: was, after: what === 'cancelled' ? null : now, reason }];
  });
  return tellOfSessions(manager, actorId, changes);
}

function differenceOf(was: Snapshot, now: Snapshot): SessionChanged['what'] | null {
  if (now.cancelled) return was.cancelled ? null : 'cancelled';
  const sameTime =
    was.startsAt.getTime() === now.startsAt.getTime() &&
    was.endsAt.getTime() === now.endsAt.getTime() &&
    was.zone === now.zone;
  if (!sameTime) return 'moved';
  if (was.lecturers.join() !== now.lecturers.join()) return 'lecturers';
  return was.room === now.room ? null : 'room';
}
