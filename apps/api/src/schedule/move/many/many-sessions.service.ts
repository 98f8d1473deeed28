import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { AppError, badInput, notFound, tooMany } from '#platform';
import { isUuid } from '../../../graphql/ids.ts';
import { Changes } from '../../../context/changes.ts';
import { idsIn, isAccepted, checkPlan, loadSurroundings } from '../../clashes/check-plan.ts';
import { lockLecturersAndRooms, lockSection } from '../../../courses/index.ts';
import type { ClashModel } from '../../plan/models.ts';
import { refuseClosed, requireRooms, sectionFacts } from '../../clashes/planning-facts.ts';
import type { SectionFacts } from '../../clashes/planning-facts.ts';
import { sessionsOfSection } from '../scopes.ts';
import { snapshotsOf, tellOfChanges } from '../../../notifications/index.ts';
import { refuseFarAway } from '../../../time/zones.ts';
import { reasonIn, writeCancelled, writeMoved } from '../write-changes.ts';
import { changes, drawSession } from './draw-moves.ts';
import type { DrawnSession } from './draw-moves.ts';
import type { CancelSessionsInput, MoveSessionsInput } from './inputs.ts';
import type { MovesCheckModel, MovesOutcome } from './models.ts';

/** Sessions that are acted on at once, at most. */
const mostSessions = 200;

interface Prepared {
  section: SectionFacts;
  /** By the sessions' times as they are. */
  drawn: DrawnSession[];
}

/** Many sessions of one section, each moved by itself or cancelled: all of them or none, and one notification for each person. */
@Injectable()
export class ManySessions {
  constructor(
    private readonly dataSource: DataSource,
    private readonly changes: Changes,
  ) {}

  /** @throws {AppError} BAD_INPUT; NOT_FOUND when one is not of the section; CONFLICT for a section that is over */
  async check(readerId: string, input: MoveSessionsInput): Promise<MovesCheckModel> {
    const { manager } = this.dataSource;
    const prepared = await prepare(manager, readerId, input, false);
    return checkOf(prepared, await clashesOf(manager, prepared));
  }

  /** Saves nothing when one of them cannot be moved, or clashes with what was not accepted. @throws {AppError} as `check` */
  move(actorId: string, input: MoveSessionsInput): Promise<MovesOutcome> {
    const reason = reasonIn('input.reason', input.reason);
    return this.changes.by(actorId, async (manager) => {
      await lockSection(manager, input.sectionId);
      const prepared = await prepare(manager, actorId, input, true);
      const { drawn, section } = prepared;
      await lockLecturersAndRooms(
        manager,
        idsIn(drawn.flatMap(({ moved }) => moved.lecturerIds)),
        idsIn(drawn.map(({ moved }) => moved.roomId)),
      );
      const clashes = await clashesOf(manager, prepared);
      const accepted = isAccepted({ occurrences: [], clashes, freeTimes: [] }, input.accept);
      if (!accepted || drawn.some(({ refusal }) => refusal !== null)) return { check: checkOf(prepared, clashes) };
      const sessions = drawn.filter(changes).map(({ moved }) => moved);
      const ids = sessions.map(({ sessionId }) => sessionId);
      const before = await snapshotsOf(manager, ids);
      const alone = { series: null, oldSeries: undefined, substitutes: undefined };
      await writeMoved(manager, { ...alone, sessions, sectionId: section.id, reason });
      const told = await tellOfChanges(manager, actorId, ids, before, reason);
      return { sessionIds: drawn.map(({ moved }) => moved.sessionId), told };
    });
  }

  /**
   * What is cancelled already stays as it is.
   *
   * @throws {AppError} BAD_INPUT; NOT_FOUND as `check`; CONFLICT when classes have begun, with the fact `count`
   */
  cancel(actorId: string, input: CancelSessionsInput): Promise<{ sessionIds: string[]; told: number }> {
    const reason = reasonIn('input.reason', input.reason);
    const ids = eachOnce('input.sessionIds', input.sessionIds);
    return this.changes.by(actorId, async (manager) => {
      await lockSection(manager, input.sectionId);
      const sessions = await sessionsOfSection(manager, input.sectionId, ids, true);
      const left = sessions.filter(({ cancelled }) => !cancelled);
      const { length: count } = left.filter(({ begun }) => begun);
      if (count > 0) {
        throw new AppError('CONFLICT', 'Classes of these sessions have begun.', 'input.sessionIds', {
          reason: 'begun',
          count,
        });
      }
      const leftIds = left.map(({ id }) => id);
      const before = await snapshotsOf(manager, leftIds);
      await writeCancelled(manager, leftIds, reason);
      const told = await tellOfChanges(manager, actorId, leftIds, before, reason);
      return { sessionIds: sessions.map(({ id }) => id), told };
    });
  }
}

/** @throws {AppError} BAD_INPUT at `field` for none, and one twice; TOO_MANY; NOT_FOUND */
function eachOnce(field: string, sessionIds: readonly string[]): string[] {
  const ids = [...new Set(sessionIds.map((id) => id.toLowerCase()))];
  if (ids.length === 0) throw badInput(field, 'Name at least one session.');
  if (ids.length < sessionIds.length) throw badInput(field, 'Name each session once.');
  if (ids.length > mostSessions) {
    throw tooMany(field, 'sessions', mostSessions, ids.length);
  }
  if (!ids.every(isUuid)) throw notFound('session');
  return ids;
}

async function prepare(
  manager: EntityManager,
  readerId: string,
  input: MoveSessionsInput,
  lock: boolean,
): Promise<Prepared> {
  const ids = eachOnce(
    'input.moves',
    input.moves.map(({ sessionId }) => sessionId),
  );
  for (const { localStart } of input.moves) if (localStart != null) refuseFarAway('input.moves', localStart);
  const section = await sectionFacts(manager, input.sectionId, readerId);
  refuseClosed(section, 'input.sectionId');
  const sessions = await sessionsOfSection(manager, section.id, ids, lock);
  const rooms = input.moves.flatMap(({ roomId, noRoom }) => (noRoom !== true && roomId != null ? [roomId] : []));
  await requireRooms(manager, section.institutionId, rooms);
  const wanted = new Map(input.moves.map((one) => [one.sessionId.toLowerCase(), one]));
  const now = new Date();
  const drawn = sessions.flatMap((session) => {
    const move = wanted.get(session.id);
    if (!move) return [];
    const { version, localStart = null, noRoom } = move;
    const roomId = noRoom === true ? null : (move.roomId?.toLowerCase() ?? undefined);
    return [drawSession(session, { version, localStart, roomId }, section.lecturerIds, now)];
  });
  return { section, drawn };
}

/**
 * Finds clashes of the new times, and of new rooms of sessions that keep their time. A holiday on which a session
 * is planned already does not count.
 */
async function clashesOf(manager: EntityManager, { section, drawn }: Prepared): Promise<ClashModel[]> {
  const movers = drawn.filter((session) => changes(session) && session.refusal === null);
  const timed = movers.filter(({ otherTime }) => otherTime).map(({ moved }) => moved);
  const rehoused = movers.filter(({ otherTime }) => !otherTime).map(({ moved }) => moved);
  const now = new Date();
  const found: ClashModel[] = [];
  if (timed.length > 0) {
    const around = await loadSurroundings(manager, section, timed);
    found.push(...checkPlan(around, timed, { time: true, room: true, lecturers: false }, null, now).clashes);
  }
  if (rehoused.length > 0) {
    const around = await loadSurroundings(manager, section, rehoused, timed);
    found.push(...checkPlan(around, rehoused, { time: false, room: true, lecturers: false }, null, now).clashes);
  }
  return found;
}

function checkOf({ drawn }: Prepared, clashes: readonly ClashModel[]): MovesCheckModel {
  const byStart = Map.groupBy(eachClashOnce(clashes), ({ occurrence }) => occurrence);
  return {
    moves: drawn.map((session) => {
      const { sessionId, localStart, startsAt, endsAt, zone, roomId } = session.moved;
      const { refusal } = session;
      const own = changes(session) && refusal === null ? (byStart.get(localStart) ?? []) : [];
      return {
        sessionId,
        localStart,
        startsAt,
        endsAt,
        zone,
        roomId,
        changes: changes(session),
        refusal,
        clashes: own,
      };
    }),
  };
}

/** Two sessions that are moved to one time have the same clashes. */
function eachClashOnce(clashes: readonly ClashModel[]): ClashModel[] {
  const kept = new Map<string, ClashModel>();
  for (const clash of clashes) {
    const { kind, occurrence, who, zone, startsAt } = clash;
    kept.set([kind, occurrence, who, zone, startsAt?.getTime()].join('|'), clash);
  }
  return [...kept.values()];
}
