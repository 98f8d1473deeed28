import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { Changes } from '../../context/changes.ts';
import { drawUp } from './draw-up.ts';
import type { DrawnUp } from './draw-up.ts';
import { idsIn, isAccepted, checkPlan, loadSurroundings } from '../clashes/check-plan.ts';
import { lockLecturersAndRooms, lockSection } from '../../courses/index.ts';
import type { PlanInput } from './inputs.ts';
import type { PlanCheckModel, PlanOutcome } from './models.ts';
import { refuseClosed, requireLecturers, requireRoom, sectionFacts, substitutesIn } from '../clashes/planning-facts.ts';
import type { SectionFacts } from '../clashes/planning-facts.ts';
import { insertSeries } from './series.ts';
import { addSessions } from '../sessions/planned-sessions.repository.ts';
import { tellOfChanges } from '../../notifications/index.ts';

interface Prepared extends DrawnUp {
  section: SectionFacts;
  substitutes: readonly string[];
}

/** New sessions: one, or a series by a rule. */
@Injectable()
export class Planning {
  constructor(
    private readonly dataSource: DataSource,
    private readonly changes: Changes,
  ) {}

  /** @throws {AppError} BAD_INPUT, NOT_FOUND, CONFLICT for a section that is over */
  async check(readerId: string, input: PlanInput): Promise<PlanCheckModel> {
    const { manager } = this.dataSource;
    const prepared = await prepare(manager, readerId, input);
    return judged(manager, prepared);
  }

  /** Saves nothing when there are clashes that block or were not accepted. @throws {AppError} as `check` */
  plan(actorId: string, input: PlanInput): Promise<PlanOutcome> {
    return this.changes.by(actorId, async (manager) => {
      await lockSection(manager, input.sectionId);
      const prepared = await prepare(manager, actorId, input);
      await lockLecturersAndRooms(
        manager,
        idsIn(prepared.sessions.flatMap(({ lecturerIds }) => lecturerIds)),
        idsIn(prepared.sessions.map(({ roomId }) => roomId)),
      );
      const check = await judged(manager, prepared);
      if (!isAccepted(check, input.accept)) return { check };
      const sessionIds = await save(manager, prepared);
      return { sessionIds, told: await tellOfChanges(manager, actorId, sessionIds, new Map()) };
    });
  }
}

async function prepare(manager: EntityManager, readerId: string, input: PlanInput): Promise<Prepared> {
  const section = await sectionFacts(manager, input.sectionId, readerId);
  refuseClosed(section, 'input.sectionId');
  const roomId = input.roomId == null ? null : await requireRoom(manager, section.institutionId, input.roomId);
  const wanted = await requireLecturers(manager, section.institutionId, 'input.lecturerIds', input.lecturerIds ?? []);
  const substitutes = substitutesIn(wanted, section);
  const lecturerIds = substitutes.length > 0 ? substitutes : section.lecturerIds;
  return { section, substitutes, ...drawUp(input, section, roomId, lecturerIds) };
}

async function judged(manager: EntityManager, { section, sessions, wish }: Prepared): Promise<PlanCheckModel> {
  const around = await loadSurroundings(manager, section, sessions);
  return checkPlan(around, sessions, { time: true, room: true, lecturers: true }, wish, new Date());
}

/** @returns ids of the sessions, earliest first */
async function save(manager: EntityManager, plan: Prepared): Promise<string[]> {
  const { section, sessions, rule, zone, minutes, topic, substitutes } = plan;
  const localStart = sessions[0]?.localStart ?? '';
  const seriesId = rule && (await insertSeries(manager, { sectionId: section.id, rule, localStart, minutes, zone }));
  return addSessions(manager, {
    ...{ sectionId: section.id, topic, zone, seriesId, substitutes },
    roomId: sessions[0]?.roomId ?? null,
    sessions,
  });
}
