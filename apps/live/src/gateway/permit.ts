import { may } from '#classroom';
import type { ClassPermission, ClassState } from '#classroom';
import { classEnded, notAllowed } from '../failure.ts';

/** @throws {LiveFailure} NOT_ALLOWED, CLASS_ENDED */
export function demand(state: ClassState, by: string, action: ClassPermission, target?: string): void {
  if (!may(state, by, action, target)) throw state.endedAt === undefined ? notAllowed() : classEnded();
}

/** The person it is done to, of the one action whose permission depends on that. */
export const targetOf = (payload: object): string | undefined =>
  'from' in payload && typeof payload.from === 'string' ? payload.from : undefined;
