import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { Session } from '#database';
import { Changes, lockVersion } from '../../context/changes.ts';
import { drawMove } from './draw-move.ts';
import type { DrawnMove, NewResources } from './draw-move.ts';
import { idsIn, isAccepted, checkPlan, loadSurroundings } from '../clashes/check-plan.ts';
import { lockLecturersAndRooms, lockSection } from '../../courses/index.ts';
import type { MoveInput } from '../plan/inputs.ts';
import type { PlanCheckModel, PlanOutcome, SeriesScopeName } from '../plan/models.ts';
import { refuseClosed, requireLecturers, requireRoom, sectionFacts, substitutesIn } from '../clashes/planning-facts.ts';
import type { SectionFacts } from '../clashes/planning-facts.ts';
import { refuseBegun, scopeOf } from './scopes.ts';
import type { ScopedSession } from './scopes.ts';
import { cutSeries, seriesById } from '../plan/series.ts';
import type { SeriesRow } from '../plan/series.ts';
import { snapshotsOf, tellOfChanges } from '../../notifications/index.ts';
import { reasonIn, writeCancelled, writeMoved } from './write-changes.ts';

interface Prepared extends DrawnMove {
  section: SectionFacts;
  /** The series it leaves. */
  oldSeries: SeriesRow | undefined;
  substitutes: readonly string[] | undefined;
}

/** Sessions that are planned already: moved, given another room or other lecturers, cancelled. */
@Injectable()
export class Moving {
  constructor(
    private readonly dataSource: DataSource,
    private readonly changes: Changes,
  ) {}

  /** @throws {AppError} BAD_INPUT, NOT_FOUND, STALE; CONFLICT when it was cancelled, is over or has begun */
  async check(readerId: string, input: MoveInput): Promise<PlanCheckModel> {
    return this.dataSource.transaction(async (manager) => {
      await lockVersion(manager, 'session', input.sessionId, input.version);
      const prepared = await prepare(manager, readerId, input, false);
      return judged(manager, prepared);
    });
  }

  /** Saves nothing when there are clashes that block or were not accepted. @throws {AppError} as `check` */
  move(actorId: string, input: MoveInput): Promise<PlanOutcome> {
    const reason = reasonIn('input.reason', input.reason);
    return this.changes.by(actorId, async (manager) => {
      await lockSectionOf(manager, input.sessionId);
      await lockVersion(manager, 'session', input.sessionId, input.version);
      const prepared = await prepare(manager, actorId, input, true);
      await lockLecturersAndRooms(
        manager,
        idsIn(prepared.sessions.flatMap(({ lecturerIds }) => lecturerIds)),
        idsIn(prepared.sessions.map(({ roomId }) => roomId)),
      );
      const check = await judged(manager, prepared);
      if (!isAccepted(check, input.accept)) return { check };
      const sessionIds = prepared.sessions.map(({ sessionId }) => sessionId);
      const before = await snapshotsOf(manager, sessionIds);
      await writeMoved(manager, { ...prepared, sectionId: prepared.section.id, reason });
      return { sessionIds, told: await tellOfChanges(manager, actorId, sessionIds, before, reason) };
    });
  }

  /**
   * Cancelling twice changes nothing.
   *
   * @returns ids of the sessions
   * @throws {AppError} CONFLICT when its class has begun; BAD_INPUT at `reason`
   */
  cancel(
    actorId: string,
    sessionId: string,
    scope: SeriesScopeName,
    reason: string | null | undefined,
  ): Promise<string[]> {
    const why = reasonIn('reason', reason);
    return this.changes.by(actorId, async (manager) => {
      await lockSectionOf(manager, sessionId);
      const { named, all } = await scopeOf(manager, sessionId, scope, true);
      refuseBegun(named, 'id');
      const ids = all.filter(({ cancelled }) => !cancelled).map(({ id }) => id);
      const before = await snapshotsOf(manager, ids);
      await writeCancelled(manager, ids, why);
      if (scope === 'THIS_AND_FOLLOWING') await endSeries(manager, named);
      await tellOfChanges(manager, actorId, ids, before, why);
      return all.map(({ id }) => id);
    });
  }
}

async function lockSectionOf(manager: EntityManager, sessionId: string): Promise<void> {
  const session = await manager.findOne(Session, { select: { sectionId: true }, where: { id: sessionId } });
  if (session?.sectionId) await lockSection(manager, session.sectionId);
}

async function prepare(manager: EntityManager, readerId: string, input: MoveInput, lock: boolean): Promise<Prepared> {
  const scope = await scopeOf(manager, input.sessionId, input.scope ?? 'THIS', lock);
  const section = await sectionFacts(manager, scope.named.sectionId, readerId);
  refuseClosed(section, 'input.sessionId');
  const { institutionId } = section;
  const resources: NewResources = {
    roomId:
      input.noRoom === true
        ? null
        : input.roomId == null
          ? undefined
          : await requireRoom(manager, institutionId, input.roomId),
    substitutes:
      input.lecturerIds == null
        ? undefined
        : substitutesIn(
            await requireLecturers(manager, institutionId, 'input.lecturerIds', input.lecturerIds),
            section,
          ),
  };
  const { seriesId } = scope.named;
  const oldSeries = seriesId === null ? undefined : await seriesById(manager, seriesId);
  return {
    section,
    oldSeries,
    substitutes: resources.substitutes,
    ...drawMove(input, scope, oldSeries, section, resources, new Date()),
  };
}

/** Sessions that keep their time are in the way of the others like any session, unless they get another room or lecturers too. */
async function judged(manager: EntityManager, move: Prepared): Promise<PlanCheckModel> {
  const { section, aspects, wish } = move;
  const everyone = aspects.room || aspects.lecturers || !aspects.time;
  const sessions = move.sessions.filter(({ keepsTime }) => everyone || !keepsTime);
  const around = await loadSurroundings(manager, section, sessions);
  return checkPlan(around, sessions, aspects, wish, new Date());
}

/** Ends the series before the session, in its rule too. */
async function endSeries(manager: EntityManager, { seriesId, seriesDate }: ScopedSession): Promise<void> {
  const series = seriesId === null ? undefined : await seriesById(manager, seriesId);
  if (series && seriesDate !== null) await cutSeries(manager, series, seriesDate);
}
