import type { MovedSession } from '../draw-move.ts';
import type { ScopedSession } from '../scopes.ts';
import { WallClock, minutesOf } from '../../../time/wall-clock.ts';
import type { MoveRefusalName } from './models.ts';

/** The move of one session, with its room looked up. */
export interface WantedMove {
  version: number;
  /** YYYY-MM-DDTHH:MM in the session's zone; null: stays. */
  localStart: string | null;
  /** Undefined: stays. */
  roomId: string | null | undefined;
}

/** One session as it is to be. */
export interface DrawnSession {
  moved: MovedSession;
  otherTime: boolean;
  otherRoom: boolean;
  refusal: MoveRefusalName | null;
}

/**
 * One session of many, moved by itself: it stays in its series as one that was moved by hand, so that it can be put back.
 *
 * @param lecturerIds of the section
 */
export function drawSession(
  session: ScopedSession,
  wanted: WantedMove,
  lecturerIds: readonly string[],
  now: Date,
): DrawnSession {
  const localStart = wanted.localStart ?? session.localStart;
  const roomId = wanted.roomId === undefined ? session.roomId : wanted.roomId;
  const otherTime = localStart !== session.localStart;
  const start = otherTime
    ? WallClock.in(session.zone).at(localStart.slice(0, 10), minutesOf(localStart))
    : session.startsAt.getTime();
  const { id, topic, zone, startsAt, seriesDate, substitutes } = session;
  const startsThen = new Date(start ?? startsAt);
  return {
    moved: {
      sessionId: id,
      topic,
      localStart,
      zone,
      startsAt: startsThen,
      endsAt: new Date(startsThen.getTime() + session.endsAt.getTime() - startsAt.getTime()),
      roomId,
      lecturerIds: substitutes.length > 0 ? substitutes : lecturerIds,
      seriesDate,
      keepsTime: !otherTime,
    },
    otherTime,
    otherRoom: roomId !== session.roomId,
    refusal: refusalOf(session, wanted, otherTime, start === null, now),
  };
}

/** The first refusal: final ones come before those that reading the session again resolves. */
function refusalOf(
  session: ScopedSession,
  { version }: WantedMove,
  otherTime: boolean,
  skipped: boolean,
  now: Date,
): MoveRefusalName | null {
  if (session.cancelled) return 'CANCELLED';
  if (session.begun) return 'BEGUN';
  if (session.version !== version) return 'CHANGED';
  if (!otherTime && session.endsAt <= now) return 'OVER';
  return skipped ? 'NO_SUCH_TIME' : null;
}

export const changes = ({ otherTime, otherRoom }: DrawnSession): boolean => otherTime || otherRoom;
