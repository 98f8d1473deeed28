import type { EntityManager } from 'typeorm';
import { Expert, ExpertTransition } from '#database';
import type { ExpertAction, ExpertActor, ExpertState } from '#database';
import { AppError } from '#platform';
import { nextState } from './expert-state.ts';
import { confirm } from './reconfirmation/confirmations.repository.ts';

interface Move {
  personId: string;
  /** As it is under the lock. */
  state: ExpertState;
  action: ExpertAction;
  actor: ExpertActor;
  /** Null: the system. */
  actorId: string | null;
  reason?: string;
  checks?: readonly string[];
}

/** Changes the state of an expert whose row is locked, and keeps who did it and why. @throws {AppError} CONFLICT: it cannot be done now */
export async function move(
  manager: EntityManager,
  { personId, state, action, actor, actorId, reason = '', checks = [] }: Move,
): Promise<void> {
  const to = nextState(state, action, actor);
  if (!to) throw new AppError('CONFLICT', `This cannot be done while the profile is ${state}.`, undefined, { state });
  await manager.update(Expert, { personId }, { state: to, stateSince: new Date() });
  await manager.insert(ExpertTransition, {
    ...{ expertId: personId, actorId, actorRole: actor, action, fromState: state, toState: to, reason },
    checks: [...checks],
  });
  // Who verified or resumed it has just looked at it.
  if (to === 'verified') await confirm(manager, personId);
}

/** @throws {AppError} STALE */
export function refuseStale({ version }: { version: number }, madeFrom: number, field: string): void {
  if (version === madeFrom) return;
  const sentence = 'Somebody changed this since you opened it. Look at it as it is now.';
  throw new AppError('STALE', sentence, field, { version });
}
