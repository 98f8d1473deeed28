import { Injectable } from '@nestjs/common';
import { badInput, notFound } from '#platform';
import { Changes } from '../context/changes.ts';
import { isUuid } from '../graphql/ids.ts';
import { block } from '../graphql/text.ts';
import { cardOf } from './card.ts';
import { expertChecks } from './enums.ts';
import { hasCard, possibleActions } from './expert-state.ts';
import { ExpertsRepository } from './experts.repository.ts';
import type { ExpertDecisionInput } from './inputs.ts';
import type { ExpertCardModel, ExpertOnRosterModel } from './models.ts';
import { move, refuseStale } from './moves.ts';
import { longestReason } from './own-profile.service.ts';

/** The roster as coordinators keep it, and the cards that others see. */
@Injectable()
export class Roster {
  constructor(
    private readonly changes: Changes,
    private readonly experts: ExpertsRepository,
  ) {}

  /** @throws {AppError} NOT_FOUND, also for a draft that was never submitted */
  async one(personId: string): Promise<ExpertOnRosterModel> {
    const expert = isUuid(personId) ? await this.experts.onRoster(personId) : undefined;
    if (!expert) throw notFound('expert');
    const history = await this.experts.history(personId);
    return { id: expert.person.id, expert, actions: possibleActions(expert.state, 'coordinator'), history };
  }

  /** @throws {AppError} NOT_FOUND, also for somebody whom nobody has verified */
  async card(personId: string): Promise<ExpertCardModel> {
    const expert = isUuid(personId) ? await this.experts.withCard(personId) : undefined;
    if (!expert || !hasCard(expert.state)) throw notFound('expert');
    return cardOf(expert);
  }

  /** @throws {AppError} NOT_FOUND; STALE when the profile is another one than was looked at; CONFLICT; BAD_INPUT */
  async decide(
    coordinatorId: string,
    { personId, action, reason, checks, version }: ExpertDecisionInput,
  ): Promise<void> {
    const words = block('input.reason', reason, longestReason);
    if (words === '') throw badInput('input.reason', 'Say why; the expert reads it.');
    if (action === 'verify' && expertChecks.some((check) => !checks.includes(check))) {
      throw badInput('input.checks', 'Look at everything before you verify.');
    }
    if (personId === coordinatorId)
      throw badInput('input.personId', 'Another coordinator decides on your own profile.');
    await this.one(personId);
    await this.changes.by(coordinatorId, async (manager) => {
      const locked = await this.experts.lock(manager, personId);
      if (!locked) throw notFound('expert');
      refuseStale(locked, version, 'input.version');
      const kept = action === 'verify' ? expertChecks : [];
      const by = { actor: 'coordinator', actorId: coordinatorId } as const;
      await move(manager, { personId, state: locked.state, action, ...by, reason: words, checks: kept });
    });
  }
}
