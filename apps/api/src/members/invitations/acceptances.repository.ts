import type { EntityManager } from 'typeorm';
import { statements, word } from '#database';
import type { Language, MembershipRole, RowOf } from '#database';
import { invitationState as state } from '../../people/index.ts';
import type { OpenInvitation } from './invitations.repository.ts';
import type { InvitationStateName } from './models.ts';

export const sql = statements({
  lock: { text: 'SELECT FROM invitation WHERE id = ANY($1) ORDER BY id FOR UPDATE', params: { ids: 'uuid[]' } },
  locked: {
    text: `SELECT id, institution_id AS "institutionId", section_id AS "sectionId", role, email, link_id AS "linkId", ${state} AS state
   FROM invitation WHERE id = ANY($1)`,
    params: { ids: 'uuid[]' },
    row: {
      id: 'uuid',
      institutionId: 'uuid',
      sectionId: 'uuid?',
      role: word<MembershipRole>(),
      email: 'text?',
      linkId: 'uuid?',
      state: word<InvitationStateName>(),
    },
  },
  use: {
    text: `INSERT INTO invitation_use (invitation_id, person_id) SELECT unnest($1::uuid[]), $2
     ON CONFLICT DO NOTHING RETURNING person_id AS id`,
    params: { ids: 'uuid[]', personId: 'uuid' },
    row: { id: 'uuid' },
  },
  takeAccount: {
    text: `INSERT INTO person (id, email, name, zone, language, password_hash) VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (email) DO UPDATE SET name = excluded.name, zone = excluded.zone, language = excluded.language,
         password_hash = excluded.password_hash, deactivated_at = NULL
       WHERE person.password_hash IS NULL AND person.id = excluded.id AND NOT person.closed_by_operator RETURNING id`,
    params: { id: 'uuid', email: 'text', name: 'text', zone: 'text', language: 'text', passwordHash: 'text' },
    row: { id: 'uuid' },
  },
});

/** What accepting an invitation needs to know of it. */
export type LockedInvitation = RowOf<typeof sql.locked>;

/**
 * Takes an invitation, and the link it came from, for the rest of the transaction: its uses are counted one after the other.
 *
 * @returns undefined when one of the two is no longer open
 */
export async function lockInvitation(
  manager: EntityManager,
  { id, linkId }: Pick<OpenInvitation, 'id' | 'linkId'>,
): Promise<LockedInvitation | undefined> {
  const ids = [id, ...(linkId === null ? [] : [linkId])];
  await sql.lock.rows(manager, { ids });
  // Counted in a statement of its own: what a statement sees is fixed before it waits.
  const rows = await sql.locked.rows(manager, { ids });
  if (rows.length < ids.length || rows.some((row) => row.state !== 'open')) return undefined;
  return rows.find((row) => row.id === id);
}

/** Counts that somebody came by it, and by the link it came from. @returns whether they had not before */
export async function useInvitation(
  manager: EntityManager,
  { id, linkId }: Pick<LockedInvitation, 'id' | 'linkId'>,
  personId: string,
): Promise<boolean> {
  const ids = linkId === null ? [id] : [id, linkId];
  return (await sql.use.rows(manager, { ids, personId })).length > 0;
}

/** An account that is new, or that nobody has entered yet. @returns whether it is the person's now */
export async function takeAccount(
  manager: EntityManager,
  account: { id: string; email: string; name: string; zone: string; language: Language; passwordHash: string },
): Promise<boolean> {
  return (await sql.takeAccount.rows(manager, account)).length > 0;
}
