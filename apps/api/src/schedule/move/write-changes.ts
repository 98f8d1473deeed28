import type { EntityManager } from 'typeorm';
import { line } from '../../graphql/text.ts';
import { plusMinutes } from './draw-move.ts';
import type { DrawnMove, MovedSession } from './draw-move.ts';
import { cutSeries, insertSeries } from '../plan/series.ts';
import type { SeriesRow } from '../plan/series.ts';
import {
  cancelSessions,
  moveSessions,
  setSubstitutes,
  settleProposals,
} from '../sessions/planned-sessions.repository.ts';

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

/**
 * Sessions as they were drawn. A reason is kept with those about which people are told; one from before goes when the session gets
 * another time without a reason.
 */
export async function writeMoved(manager: EntityManager, move: Written): Promise<void> {
  const { sessions, series, oldSeries, sectionId } = move;
  const ids = sessions.map(({ sessionId }) => sessionId);
  const seriesId = series && (await insertSeries(manager, { sectionId, ...series }));
  const dateIn = ({ seriesDate }: MovedSession) =>
    series && seriesDate !== null ? plusMinutes(seriesDate, laterBy(series.from, series.localStart)) : null;
  await moveSessions(manager, {
    seriesId,
    substitutes: move.substitutes ?? null,
    reason: move.reason,
    sessions: sessions.map((one) => ({ ...one, seriesDate: dateIn(one) })),
  });
  if (move.substitutes) await setSubstitutes(manager, ids, move.substitutes);
  if (series && oldSeries) await cutSeries(manager, oldSeries, series.from);
  await settleProposals(manager, ids);
}

const laterBy = (from: string, to: string) => (Date.parse(`${to}:00Z`) - Date.parse(`${from}:00Z`)) / 60_000;

export async function writeCancelled(
  manager: EntityManager,
  ids: readonly string[],
  reason: string | null,
): Promise<void> {
  await cancelSessions(manager, ids, reason);
  await settleProposals(manager, ids);
}
