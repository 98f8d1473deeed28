import type { DataSource, EntityManager } from 'typeorm';
import { closedWithDemo } from '../sign-in/closed-with-demo.ts';
import { closeAccounts, isLoaded, openAccounts } from './accounts.repository.ts';
import { institutionId, personId } from './ids.ts';
import { planExperts } from './experts/plan.ts';
import type { PlannedExpert } from './experts/plan.ts';
import { demoPeople } from './people.ts';
import { planUniversity } from './university/plan.ts';
import type { PlannedUniversity } from './university/plan.ts';

/** Ids of the people of the large university. */
export const universityPeople = ({ lecturers, students }: PlannedUniversity): string[] =>
  [...lecturers, ...students].map(({ account }) => personId(account));

export const expertPeople = (experts: readonly PlannedExpert[]): string[] =>
  experts.map(({ account }) => personId(account));

/**
 * Closes the accounts of a demo that was loaded before: nobody can sign in with them, signed-in people are signed out, mailed links
 * are invalid, and platform roles are removed. Their messages and other data stay.
 *
 * @returns how many accounts were closed
 */
export async function closeDemo(dataSource: DataSource): Promise<number> {
  if (!(await isLoaded(dataSource, institutionId('rwanda'), personId('platform')))) return 0;
  const ids = [
    ...demoPeople.map(({ key }) => personId(key)),
    ...universityPeople(planUniversity()),
    ...expertPeople(planExperts()),
  ];
  return dataSource.transaction((manager) => closeAccounts(manager, ids, closedWithDemo));
}

/** Opens again what was closed with the demo. */
export async function openDemo(manager: EntityManager, ids: readonly string[]): Promise<void> {
  await openAccounts(manager, ids, closedWithDemo);
}
