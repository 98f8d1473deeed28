import type { DataSource, EntityManager } from 'typeorm';
import { closedWithDemo } from '../sign-in/closed-with-demo.ts';
import { institutionId, personId } from './ids.ts';
import { demoPeople } from './people.ts';
import { planUniversity } from './university/plan.ts';
import type { PlannedUniversity } from './university/plan.ts';

/** Ids of the people of the large university. */
export const universityPeople = ({ lecturers, students }: PlannedUniversity): string[] =>
  [...lecturers, ...students].map(({ account }) => personId(account));

/**
 * Closes the accounts of a demo that was loaded before: nobody signs in with them, who is signed in is signed out, links that were
 * mailed are worthless, roles of the platform are gone. What they wrote stays.
 *
 * @returns how many accounts were closed
 */
export async function closeDemo(dataSource: DataSource): Promise<number> {
  const [first]: [{ loaded: boolean }] = await dataSource.query(
    'SELECT EXISTS (SELECT FROM institution WHERE id = $1) OR EXISTS (SELECT FROM person WHERE id = $2) AS loaded',
    [institutionId('rwanda'), personId('platform')],
  );
  if (!first.loaded) return 0;
  const ids = [...demoPeople.map(({ key }) => personId(key)), ...universityPeople(planUniversity())];
  return dataSource.transaction(async (manager) => {
    await manager.query('UPDATE person SET platform_role = NULL WHERE id = ANY($1) AND platform_role IS NOT NULL', [
      ids,
    ]);
    const [closed]: [{ id: string }[], number] = await manager.query(
      'UPDATE person SET deactivated_at = $2 WHERE id = ANY($1) AND deactivated_at IS NULL RETURNING id',
      [ids, closedWithDemo],
    );
    await manager.query('UPDATE sign_in SET revoked_at = now() WHERE person_id = ANY($1) AND revoked_at IS NULL', [
      ids,
    ]);
    await manager.query('UPDATE password_reset SET used_at = now() WHERE person_id = ANY($1) AND used_at IS NULL', [
      ids,
    ]);
    return closed.length;
  });
}

/** Opens again what was closed with the demo. */
export async function openDemo(manager: EntityManager, ids: readonly string[]): Promise<void> {
  await manager.query('UPDATE person SET deactivated_at = NULL WHERE id = ANY($1) AND deactivated_at = $2', [
    ids,
    closedWithDemo,
  ]);
}
