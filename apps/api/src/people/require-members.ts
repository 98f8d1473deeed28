import type { EntityManager } from 'typeorm';
import type { MembershipRole } from '#database';
import { badInput, notFound } from '#platform';
import { isUuid } from '../graphql/ids.ts';
import { whoFits } from './members.repository.ts';

/** "a student", "an admin". */
const named: Readonly<Record<MembershipRole, string>> = {
  student: 'a student',
  lecturer: 'a lecturer',
  admin: 'an admin',
};

/**
 * People who have a role in an institution, and whose membership is not suspended. A person outside it looks like a person who
 * does not exist.
 *
 * @param personIds each once
 * @throws {AppError} NOT_FOUND; BAD_INPUT at `field`
 */
export async function requireMembers(
  manager: EntityManager,
  institutionId: string,
  role: MembershipRole,
  personIds: readonly string[],
  field: string,
): Promise<void> {
  if (!personIds.every(isUuid)) throw notFound('person');
  if (personIds.length === 0) return;
  const roles = await whoFits(manager, institutionId, personIds, role);
  if (roles.length < personIds.length) throw notFound('person');
  if (roles.every(({ fits }) => fits)) return;
  throw badInput(field, `This must be ${named[role]} of the institution, and not suspended.`);
}

/** Ids as they are stored, each once, in the order in which they were given. */
export const distinctIds = (ids: readonly string[]): string[] => [...new Set(ids.map((id) => id.toLowerCase()))];
