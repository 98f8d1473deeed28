import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { MentoringLead, MentoringProgramme } from '#database';
import type { ProgrammeState } from '#database';
import { AppError, badInput, notFound } from '#platform';
import { Changes, lockVersion } from '../../context/changes.ts';
import { isUuid } from '../../graphql/ids.ts';
import { block, emailAddress, line } from '../../graphql/text.ts';
import { addDays } from '../../time/rule.ts';
import type { MentoringProgrammeInput, MoveName } from './models.ts';
import { afterAction } from './programme-state.ts';
import type { ProgrammeAction, ProgrammeActor } from './programme-state.ts';
import { ProgrammesRepository } from './programmes.repository.ts';

const longest = { name: 120, text: 2_000 } as const;
const mostDays = 731;
const mostLeads = 20;

/** Programmes as their leads make them. */
@Injectable()
export class Programmes {
  constructor(
    private readonly changes: Changes,
    private readonly programmes: ProgrammesRepository,
  ) {}

  /** A draft, led by who made it. @param institutionId null: the platform's @returns its id @throws {AppError} BAD_INPUT */
  create(actorId: string, institutionId: string | null, input: MentoringProgrammeInput): Promise<string> {
    const fields = checked(input);
    return this.changes.by(actorId, async (manager) => {
      const { id } = await manager.save(manager.create(MentoringProgramme, { institutionId, ...fields }));
      await manager.insert(MentoringLead, { programmeId: id, personId: actorId });
      return id;
    });
  }

  /** What two have agreed stays. @throws {AppError} BAD_INPUT; STALE; CONFLICT when it is closed */
  async update(actorId: string, id: string, version: number, input: MentoringProgrammeInput): Promise<void> {
    const fields = checked(input);
    await this.changes.by(actorId, async (manager) => {
      await lockVersion(manager, 'mentoring_programme', id, version);
      await this.act(manager, id, 'edit', 'lead');
      await manager.update(MentoringProgramme, id, fields);
    });
  }

  /** @throws {AppError} CONFLICT when its state does not allow it */
  async move(actorId: string, id: string, action: MoveName): Promise<void> {
    await this.changes.by(actorId, async (manager) => {
      const { next } = await this.act(manager, id, action, 'lead');
      await manager.update(MentoringProgramme, id, { state: next });
    });
  }

  /** @throws {AppError} BAD_INPUT at `email` for somebody who may not; CONFLICT for too many */
  async addLead(actorId: string, id: string, email: string): Promise<void> {
    const address = emailAddress('email', email);
    await this.changes.by(actorId, async (manager) => {
      await this.lock(manager, id);
      const personId = await this.programmes.leadByEmail(manager, id, address);
      if (personId === undefined) {
        throw badInput('email', 'This is no coordinator, and nobody who works at the institution.');
      }
      if ((await manager.countBy(MentoringLead, { programmeId: id })) >= mostLeads) {
        throw new AppError('CONFLICT', `At most ${mostLeads} people lead a programme.`, 'email');
      }
      await manager.upsert(MentoringLead, { programmeId: id, personId }, ['programmeId', 'personId']);
    });
  }

  /** @throws {AppError} CONFLICT for the last one */
  async removeLead(actorId: string, id: string, personId: string): Promise<void> {
    await this.changes.by(actorId, async (manager) => {
      await this.lock(manager, id);
      if (!isUuid(personId) || !(await manager.existsBy(MentoringLead, { programmeId: id, personId }))) {
        throw notFound('lead');
      }
      if ((await manager.countBy(MentoringLead, { programmeId: id })) < 2) {
        throw new AppError('CONFLICT', 'Somebody must answer for it: name another lead first.');
      }
      await manager.delete(MentoringLead, { programmeId: id, personId });
    });
  }

  /** Locks it and looks whether its state allows an action. @throws {AppError} NOT_FOUND; CONFLICT with the state it is in */
  async act(manager: EntityManager, id: string, action: ProgrammeAction, by: ProgrammeActor) {
    const programme = await this.lock(manager, id);
    const next: ProgrammeState | undefined = afterAction(programme.state, action, by);
    if (next === undefined) {
      throw new AppError('CONFLICT', 'This programme is not as it was. Look at it as it is now.', undefined, {
        state: programme.state,
      });
    }
    return { ...programme, next };
  }

  private async lock(manager: EntityManager, id: string) {
    const programme = await this.programmes.lock(manager, id);
    if (!programme) throw notFound('programme');
    return programme;
  }
}

function checked(input: MentoringProgrammeInput) {
  const { firstDay, lastDay, weeks, mostMentees } = input;
  if (lastDay < firstDay) throw badInput('input.lastDay', 'This is before the first day.');
  if (lastDay > addDays(firstDay, mostDays)) throw badInput('input.lastDay', 'A programme takes two years at most.');
  if (weeks < 4 || weeks > 24) throw badInput('input.weeks', 'This must be 4 to 24.');
  if (mostMentees < 1 || mostMentees > 50) throw badInput('input.mostMentees', 'This must be 1 to 50.');
  return {
    ...{ firstDay, lastDay, weeks, mostMentees },
    name: line('input.name', input.name, longest.name),
    purpose: block('input.purpose', input.purpose, longest.text),
    guidance: block('input.guidance', input.guidance, longest.text),
  };
}
