import type { EntityManager } from 'typeorm';
import { statements } from '#database';
import type { Declaration } from '#database';

const params = { institutionId: 'uuid', ids: 'uuid[]' } as const;
const ofInstitution = (table: string) =>
  ({
    text: `SELECT FROM ${table} WHERE institution_id = $1 AND id = ANY($2) ORDER BY id`,
    params,
  }) satisfies Declaration;
const held = (table: string) => {
  const { text } = ofInstitution(table);
  return { text: `${text} FOR KEY SHARE`, params } satisfies Declaration;
};

/** What an institution's admin names beside it, by id. `held` ones stay until the transaction ends. */
export const sql = statements({
  campus: ofInstitution('campus'),
  term: ofInstitution('term'),
  department: ofInstitution('department'),
  course: ofInstitution('course'),
  heldCampus: held('campus'),
  heldTerm: held('term'),
  heldDepartment: held('department'),
  heldCourse: held('course'),
});

export type Ours = 'campus' | 'term' | 'department' | 'course';
const heldOf = {
  campus: sql.heldCampus,
  term: sql.heldTerm,
  department: sql.heldDepartment,
  course: sql.heldCourse,
} satisfies Record<Ours, unknown>;

/** How many of them are the institution's. */
export async function countOurs(
  manager: EntityManager,
  table: Ours,
  institutionId: string,
  ids: readonly string[],
): Promise<number> {
  return (await sql[table].rows(manager, { institutionId, ids })).length;
}

/** The same, and holds them until the transaction ends. */
export async function holdOurs(
  manager: EntityManager,
  table: Ours,
  institutionId: string,
  ids: readonly string[],
): Promise<number> {
  return (await heldOf[table].rows(manager, { institutionId, ids })).length;
}
