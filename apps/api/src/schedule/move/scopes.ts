import type { EntityManager } from 'typeorm';
import { AppError, notFound } from '#platform';
import type { SeriesScopeName } from '../plan/models.ts';
import { sessionsAmong, sessionsInScope } from './scopes.repository.ts';

/** A session as it is before an edit. */
export interface ScopedSession {
  id: string;
  sectionId: string;
  topic: string;
  localStart: string;
  zone: string;
  minutes: number;
  startsAt: Date;
  endsAt: Date;
  roomId: string | null;
  seriesId: string | null;
  seriesDate: string | null;
  /** Instead of the section's lecturers; sorted. */
  substitutes: string[];
  cancelled: boolean;
  /** Somebody was in its class. */
  begun: boolean;
  version: number;
}

export interface Scope {
  /** The one the edit names. */
  named: ScopedSession;
  /** The named one too, by their times. */
  all: ScopedSession[];
}

/**
 * The sessions of an edit: those of the series that are to come, have not begun and are not cancelled. Past sessions are never
 * changed. The named one is among them in any case.
 *
 * @param lock keeps people from entering meanwhile (classes/admissions.ts reads a session FOR SHARE)
 */
export async function scopeOf(
  manager: EntityManager,
  sessionId: string,
  scope: SeriesScopeName,
  lock: boolean,
): Promise<Scope> {
  const rows = await sessionsInScope(manager, sessionId, scope, lock);
  const named = rows.find(({ id }) => id === sessionId.toLowerCase());
  if (!named) throw new AppError('NOT_FOUND', 'No session with this id that you may see.');
  return { named, all: rows.filter(({ id, begun }) => id === named.id || !begun) };
}

/**
 * These sessions of a section, by their times.
 *
 * @param ids each once
 * @param lock as `scopeOf`
 * @throws {AppError} NOT_FOUND when one of them is not of the section
 */
export async function sessionsOfSection(
  manager: EntityManager,
  sectionId: string,
  ids: readonly string[],
  lock: boolean,
): Promise<ScopedSession[]> {
  const rows = await sessionsAmong(manager, sectionId, ids, lock);
  if (rows.length < ids.length) throw notFound('session');
  return rows;
}

/** @throws {AppError} CONFLICT at `field`, with the fact `reason` */
export function refuseBegun({ begun }: ScopedSession, field: string): void {
  if (begun) {
    throw new AppError('CONFLICT', 'The class of this session has begun: it cannot be moved or cancelled.', field, {
      reason: 'begun',
    });
  }
}
