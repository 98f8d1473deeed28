import type { EntityManager } from 'typeorm';
import { RegisterRecord } from '#database';
import { AppError } from '#platform';

const named = {
  sections: ['section', 'sections'],
  sessions: ['session', 'sessions'],
  courses: ['course', 'courses'],
  cohorts: ['cohort', 'cohorts'],
} as const;
type User = keyof typeof named;

/**
 * Refuses to remove what other things need.
 *
 * @param by how many of what; facts of the refusal name those that are not 0
 * @throws {AppError} CONFLICT
 */
export function refuseInUse(what: string, by: Readonly<Partial<Record<User, number>>>): void {
  const users = (Object.entries(by) as [User, number][]).filter(([, count]) => count > 0);
  if (users.length === 0) return;
  const list = users.map(([name, count]) => `${count} ${named[name][count === 1 ? 0 : 1]}`).join(' and ');
  throw new AppError(
    'CONFLICT',
    `This ${what} is in use by ${list}. Move or remove them first.`,
    'id',
    Object.fromEntries(users),
  );
}

/** What is removed by hand is new when the register names it again. Call it in the transaction that removes it. */
export async function forgetRegisters(manager: EntityManager, id: string): Promise<void> {
  await manager.delete(RegisterRecord, { objectId: id });
}
