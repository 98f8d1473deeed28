import type { EntityManager } from 'typeorm';
import { statements, word } from '#database';
import type { MembershipRole, Queryable } from '#database';
import { welcomeDays } from '../people/index.ts';

export const sql = statements({
  lock: { text: 'SELECT FROM institution WHERE id = $1 FOR NO KEY UPDATE', params: { institutionId: 'uuid' } },
  roles: {
    text: 'SELECT role FROM membership WHERE institution_id = $1 AND person_id = $2',
    params: { institutionId: 'uuid', personId: 'uuid' },
    row: { role: word<MembershipRole>() },
  },
  addRole: {
    text: `INSERT INTO membership (person_id, institution_id, role) VALUES ($1, $2, $3)
     ON CONFLICT DO NOTHING RETURNING id`,
    params: { personId: 'uuid', institutionId: 'uuid', role: 'text' },
    row: { id: 'uuid' },
  },
  // Of somebody who is suspended, the new roles are too.
  addRoles: {
    text: `INSERT INTO membership (institution_id, person_id, role, suspended_at)
     SELECT $1, $2, wanted.role, (SELECT max(suspended_at) FROM membership WHERE institution_id = $1 AND person_id = $2)
     FROM unnest($3::text[]) AS wanted (role) ON CONFLICT DO NOTHING`,
    params: { institutionId: 'uuid', personId: 'uuid', roles: 'text[]' },
  },
  removeRoles: {
    text: 'DELETE FROM membership WHERE institution_id = $1 AND person_id = $2 AND role = ANY($3)',
    params: { institutionId: 'uuid', personId: 'uuid', roles: 'text[]' },
  },
  suspend: {
    text: `UPDATE membership SET suspended_at = now()
     WHERE institution_id = $1 AND person_id = ANY($2) AND suspended_at IS NULL`,
    params: { institutionId: 'uuid', personIds: 'uuid[]' },
  },
  restore: {
    text: `UPDATE membership SET suspended_at = NULL
     WHERE institution_id = $1 AND person_id = ANY($2) AND suspended_at IS NOT NULL`,
    params: { institutionId: 'uuid', personIds: 'uuid[]' },
  },
  sectionsWaitedFor: {
    text: 'SELECT DISTINCT section_id AS id FROM waiting_place WHERE person_id = ANY($1)',
    params: { personIds: 'uuid[]' },
    row: { id: 'uuid' },
  },
  activeAdmin: {
    text: `SELECT FROM membership JOIN person ON person.id = person_id
     WHERE institution_id = $1 AND role = 'admin' AND suspended_at IS NULL
       AND deactivated_at IS NULL AND erased_at IS NULL LIMIT 1`,
    params: { institutionId: 'uuid' },
  },
  memberWithAddress: {
    text: `SELECT id FROM person WHERE email = $2 AND erased_at IS NULL
       AND EXISTS (SELECT FROM membership WHERE person_id = person.id AND institution_id = $1)`,
    params: { institutionId: 'uuid', email: 'text' },
    row: { id: 'uuid' },
  },
  withoutLink: {
    text: `SELECT FROM person WHERE id = $1 AND password_hash IS NULL AND NOT EXISTS (SELECT FROM welcome_mail
       WHERE person_id = $1 AND institution_id = $2 AND state IN ('due', 'sent')
         AND created_at > now() - make_interval(days => ${welcomeDays}))`,
    params: { personId: 'uuid', institutionId: 'uuid' },
  },
});

/** Changes of one institution's memberships wait for each other. */
export async function lockMemberships(manager: EntityManager, institutionId: string): Promise<void> {
  await sql.lock.rows(manager, { institutionId });
}

/** What the person is there, suspended or not. */
export async function rolesOf(
  manager: EntityManager,
  institutionId: string,
  personId: string,
): Promise<MembershipRole[]> {
  const rows = await sql.roles.rows(manager, { institutionId, personId });
  return rows.map(({ role }) => role);
}

/** @returns whether the person did not have it before */
export async function addRole(
  manager: EntityManager,
  institutionId: string,
  personId: string,
  role: MembershipRole,
): Promise<boolean> {
  return (await sql.addRole.rows(manager, { personId, institutionId, role })).length > 0;
}

/** To somebody who has others there. */
export async function addRoles(
  manager: EntityManager,
  institutionId: string,
  personId: string,
  roles: readonly MembershipRole[],
): Promise<void> {
  await sql.addRoles.rows(manager, { institutionId, personId, roles });
}

export async function removeRoles(
  manager: EntityManager,
  institutionId: string,
  personId: string,
  roles: readonly MembershipRole[],
): Promise<void> {
  await sql.removeRoles.rows(manager, { institutionId, personId, roles });
}

export async function suspendMembers(
  manager: EntityManager,
  institutionId: string,
  personIds: readonly string[],
): Promise<void> {
  await sql.suspend.rows(manager, { institutionId, personIds });
}

export async function restoreMembers(
  manager: EntityManager,
  institutionId: string,
  personIds: readonly string[],
): Promise<void> {
  await sql.restore.rows(manager, { institutionId, personIds });
}

/** Sections on whose waiting list one of the people is. */
export async function sectionsWaitedFor(manager: EntityManager, personIds: readonly string[]): Promise<string[]> {
  const rows = await sql.sectionsWaitedFor.rows(manager, { personIds });
  return rows.map(({ id }) => id);
}

/** Whether somebody is an admin who can sign in and is not suspended. */
export async function hasActiveAdmin(manager: EntityManager, institutionId: string): Promise<boolean> {
  return (await sql.activeAdmin.rows(manager, { institutionId })).length > 0;
}

/** People who have a role there, also one that is suspended. */
export async function memberWithAddress(
  database: Queryable,
  institutionId: string,
  email: string,
): Promise<string | undefined> {
  return (await sql.memberWithAddress.first(database, { institutionId, email }))?.id;
}

/** Whether the person has neither a password nor a link that still leads to one. */
export async function lacksLink(manager: EntityManager, institutionId: string, personId: string): Promise<boolean> {
  return (await sql.withoutLink.rows(manager, { personId, institutionId })).length > 0;
}
