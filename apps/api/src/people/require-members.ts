import type { EntityManager } from 'typeorm';
import type { MembershipRole } from '#database';
import { badInput, notFound } from '#platform';
import { isUuid } from '../graphql/ids.ts';

/** "a student", "an admin". */
const named: Readonly<Record<MembershipRole, string>> = {
  student: 'a student',
  lecturer: 'a lecturer',
  admin: 'an admin',
};

/**
 * People who have a role in an institution, and whose membership is not suspended. Who is not of it looks like somebody who does not
 * exist.
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
  const roles: { id: string; fits: boolean }[] = await manager.query(
    `SELECT person_id AS id, bool_or(role = $3 AND suspended_at IS NULL) AS fits
     FROM membership JOIN person ON person.id = person_id AND person.erased_at IS NULL
     WHERE institution_id = $1 AND person_id = ANY($2) GROUP BY person_id`,
    [institutionId, personIds, role],
  );
  if (roles.length < personIds.length) throw notFound('person');
  if (roles.every(({ fits }) => fits)) return;
  throw badInput(field, `This must be ${named[role]} of the institution, and not suspended.`);
}

/** Ids as they are stored, each once, in the order in which they were given. */
export const distinctIds = (ids: readonly string[]): string[] => [...new Set(ids.map((id) => id.toLowerCase()))];
