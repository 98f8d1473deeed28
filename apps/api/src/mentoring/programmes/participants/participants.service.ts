import { Injectable } from '@nestjs/common';
import type { MentoringRole } from '#database';
import { AppError, badInput, notFound } from '#platform';
import { Changes } from '../../../context/changes.ts';
import { isUuid } from '../../../graphql/ids.ts';
import { line } from '../../../graphql/text.ts';
import { tellOfMentoring } from '../../../notifications/index.ts';
import { afterAction } from '../participant-state.ts';
import type { ParticipantAction, Standing } from '../participant-state.ts';
import type { ProgrammeActor } from '../programme-state.ts';
import { Programmes } from '../programmes.service.ts';
import { ParticipantsRepository } from './participants.repository.ts';

const mostGoals = 3;
const longestGoal = 200;

/** Leads invite people, who join and leave themselves. */
@Injectable()
export class Participants {
  constructor(
    private readonly changes: Changes,
    private readonly programmes: Programmes,
    private readonly participants: ParticipantsRepository,
  ) {}

  /**
   * Somebody joins, or changes as what and with which goals.
   *
   * @throws {AppError} BAD_INPUT; CONFLICT when nobody joins any more, at `role` for a mentor who offers nothing
   */
  async join(personId: string, programmeId: string, role: MentoringRole, wanted: readonly string[]): Promise<void> {
    if (wanted.length > mostGoals) throw badInput('goals', 'Name at most three goals.');
    const goals = role === 'mentee' ? wanted.map((goal, place) => line(`goals.${place}`, goal, longestGoal)) : [];
    await this.changes.by(personId, async (manager) => {
      await this.programmes.act(manager, programmeId, 'join', 'person');
      const { standing, offers } = await this.participants.standing(manager, programmeId, personId);
      const state = next(standing, 'join', 'person');
      if (role === 'mentor' && !offers) {
        throw new AppError('CONFLICT', 'Say first what you offer as a mentor, and to how many.', 'role');
      }
      await this.participants.put(manager, { programmeId, personId }, { role, state, goals });
    });
  }

  /** Or does not take an invitation. Mentorships go on. @throws {AppError} CONFLICT for who takes no part */
  async leave(personId: string, programmeId: string): Promise<void> {
    await this.changes.by(personId, async (manager) => {
      await this.programmes.act(manager, programmeId, 'leave', 'person');
      const { standing } = await this.participants.standing(manager, programmeId, personId);
      next(standing, 'leave', 'person');
      await this.participants.leave(manager, programmeId, personId);
    });
  }

  /** @throws {AppError} NOT_FOUND for somebody who is none of those whom one may invite; CONFLICT */
  async invite(leadId: string, programmeId: string, personId: string, role: MentoringRole): Promise<void> {
    await this.changes.by(leadId, async (manager) => {
      await this.programmes.act(manager, programmeId, 'invite', 'lead');
      if (!isUuid(personId) || !(await this.participants.mayInvite(manager, programmeId, personId))) {
        throw notFound('person');
      }
      const { standing } = await this.participants.standing(manager, programmeId, personId);
      const state = next(standing, 'invite', 'lead');
      await this.participants.put(manager, { programmeId, personId }, { role, state, goals: [] });
      await tellOfMentoring(manager, leadId, [personId], { what: 'invited', programmeId, otherId: leadId });
    });
  }

  /** Mentorships go on. @throws {AppError} NOT_FOUND; CONFLICT */
  async remove(leadId: string, programmeId: string, personId: string): Promise<void> {
    await this.changes.by(leadId, async (manager) => {
      await this.programmes.act(manager, programmeId, 'invite', 'lead');
      if (!isUuid(personId)) throw notFound('person');
      const { standing } = await this.participants.standing(manager, programmeId, personId);
      if (standing === null) throw notFound('person');
      next(standing, 'remove', 'lead');
      await this.participants.leave(manager, programmeId, personId);
    });
  }
}

/** @throws {AppError} CONFLICT */
function next(standing: Standing, action: ParticipantAction, by: ProgrammeActor) {
  const state = afterAction(standing, action, by);
  if (state === undefined) throw new AppError('CONFLICT', 'This was done already. Look at it as it is now.');
  return state;
}
