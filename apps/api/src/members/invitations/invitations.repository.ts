import type { EntityManager } from 'typeorm';
import { json, orNull, statements, word } from '#database';
import type { Language, MembershipRole, Queryable, RowOf } from '#database';
import { listOf } from '../../graphql/list.ts';
import type { Connection } from '../../graphql/paging.ts';
import { sectionTitle } from '../../models/course-sql.ts';
import type { SectionRefModel } from '../../models/course.ts';
import type { InstitutionRefModel } from '../../models/person.ts';
import { invitationState as state, invitationUses as uses } from '../../people/index.ts';
import type { Into } from './checks.ts';
import type { InvitationModel, InvitationsArguments } from './models.ts';

const from = `FROM invitation
  JOIN institution ON institution.id = invitation.institution_id
  LEFT JOIN section ON section.id = invitation.section_id
  LEFT JOIN course ON course.id = section.course_id
  LEFT JOIN invitation_mail mail ON mail.invitation_id = invitation.id`;
/** The invitation that a link opens: its own, or one of its letters'. */
const isOpenedBy = (tokenHash: string) => `invitation.id = (SELECT id FROM invitation WHERE token_hash = ${tokenHash}
  UNION ALL SELECT invitation_id FROM invitation_token WHERE token_hash = ${tokenHash})`;
const sectionJson = (reader: string) =>
  `CASE WHEN section.id IS NOT NULL THEN json_build_object('id', section.id, 'title', ${sectionTitle(reader)}) END`;
const invitationJson = (reader: string) => `json_build_object(
    'id', invitation.id, 'email', invitation.email, 'name', invitation.name, 'role', invitation.role,
    'section', ${sectionJson(reader)}, 'createdAt', invitation.created_at, 'expiresAt', invitation.expires_at,
    'uses', ${uses}, 'mostUses', invitation.most_uses, 'state', ${state}, 'mail', mail.state, 'mailFailure', mail.failure)`;

/** JSON has no dates. */
type InvitationRow = Omit<InvitationModel, 'createdAt' | 'expiresAt'> & { createdAt: string; expiresAt: string };
const invitationOf = ({ createdAt, expiresAt, ...row }: InvitationRow): InvitationModel => ({
  ...row,
  createdAt: new Date(createdAt),
  expiresAt: new Date(expiresAt),
});

const openSelect = (
  reader: string,
) => `SELECT invitation.id, invitation.link_id AS "linkId", invitation.role, invitation.email,
       invitation.name, invitation.language, ${sectionJson(reader)} AS section,
       json_build_object('id', institution.id, 'name', institution.name) AS institution,
       EXISTS (SELECT FROM person WHERE email = invitation.email AND password_hash IS NOT NULL) AS "accountExists"
     ${from}`;

/** What may be shown of an invitation to anybody who has its token. An account counts when its person has chosen a password. */
const openRow = {
  id: 'uuid',
  linkId: 'uuid?',
  role: word<MembershipRole>(),
  email: 'text?',
  name: 'text',
  language: word<Language>(),
  section: orNull(json<SectionRefModel>()),
  institution: json<InstitutionRefModel>(),
  accountExists: 'bool',
} as const;
const toReader = `invitation.email = (SELECT email FROM person WHERE id = $1) AND ${state} = 'open'`;

export const sql = {
  page: listOf<InvitationRow>()('page', {
    table: 'invitation',
    from: 'FROM invitation',
    rowFrom: from,
    params: { readerId: 'uuid', institutionId: 'uuid' },
    where: 'invitation.institution_id = $2 AND invitation.link_id IS NULL',
    filters: {},
    orders: {
      newest: [
        // Microseconds: a float8 holds them exactly.
        { sql: '-(extract(epoch FROM invitation.created_at) * 1000000)::float8', type: 'float8' },
        { sql: 'invitation.id', type: 'uuid' },
      ],
    },
    json: { invitation: invitationJson('$1') },
  }),
  ...statements({
    byIds: {
      text: `SELECT ${invitationJson('$1')} AS row ${from} WHERE invitation.id = ANY($2::uuid[])
     ORDER BY array_position($2::uuid[], invitation.id)`,
      params: { readerId: 'uuid', ids: 'uuid[]' },
      row: { row: json<InvitationRow>() },
    },
    open: {
      text: `${openSelect('$2')} WHERE ${isOpenedBy('$1')} AND ${state} = 'open'`,
      params: { tokenHash: 'bytea', readerId: 'uuid?' },
      row: openRow,
    },
    openTo: {
      text: `${openSelect('$1')} WHERE ${toReader} ORDER BY invitation.created_at DESC, invitation.id LIMIT 50`,
      params: { personId: 'uuid' },
      row: openRow,
    },
    oneOpenTo: {
      text: `${openSelect('$1')} WHERE ${toReader} AND invitation.id = $2`,
      params: { personId: 'uuid', id: 'uuid' },
      row: openRow,
    },
    brought: {
      text: `SELECT FROM invitation
     JOIN invitation_use ON invitation_use.invitation_id = invitation.id AND invitation_use.person_id = $2
     JOIN membership ON membership.institution_id = invitation.institution_id AND membership.person_id = $2
       AND membership.role = invitation.role AND membership.suspended_at IS NULL
     WHERE ${isOpenedBy('$1')} AND (invitation.section_id IS NULL
       OR EXISTS (SELECT FROM enrolment WHERE section_id = invitation.section_id AND person_id = $2)
       OR EXISTS (SELECT FROM waiting_place WHERE section_id = invitation.section_id AND person_id = $2)
       OR EXISTS (SELECT FROM section_lecturer WHERE section_id = invitation.section_id AND person_id = $2))`,
      params: { tokenHash: 'bytea', personId: 'uuid' },
    },
    revoke: {
      text: 'UPDATE invitation SET revoked_at = now() WHERE id = $1 AND revoked_at IS NULL',
      params: { id: 'uuid' },
    },
    revokeEarlier: {
      text: `UPDATE invitation SET revoked_at = now()
       WHERE institution_id = $1 AND section_id IS NOT DISTINCT FROM $2 AND role = $3 AND email = ANY($4)
         AND link_id IS NOT DISTINCT FROM $5 AND revoked_at IS NULL AND expires_at > now()
         AND NOT EXISTS (SELECT FROM invitation_use WHERE invitation_id = invitation.id)`,
      params: { institutionId: 'uuid', sectionId: 'uuid?', role: 'text', emails: 'text[]', linkId: 'uuid?' },
    },
  }),
};

export type OpenInvitation = RowOf<typeof sql.open>;
/** In the order of the ids. */
export async function invitationsById(
  database: Queryable,
  readerId: string,
  ids: readonly string[],
): Promise<InvitationModel[]> {
  const rows = await sql.byIds.rows(database, { readerId, ids });
  return rows.map(({ row }) => invitationOf(row));
}

/** The newest first; without those that a link sent to an address. @throws {AppError} BAD_INPUT at `first` or `after` */
export async function invitationsPage(
  database: Queryable,
  readerId: string,
  args: InvitationsArguments,
): Promise<Connection<InvitationModel>> {
  const { institutionId } = args;
  const page = await sql.page.page(database, {
    page: args,
    given: { readerId, institutionId },
    order: 'newest',
    shape: 'invitation',
  });
  return { ...page, nodes: page.nodes.map(invitationOf) };
}

/** Undefined for what is unknown, revoked, used up or too old. */
export function openInvitation(
  database: Queryable,
  readerId: string | null,
  tokenHash: Buffer,
): Promise<OpenInvitation | undefined> {
  return sql.open.first(database, { tokenHash, readerId });
}

/** Open invitations to the address that somebody signs in with, the newest first; so many at most. */
export function invitationsTo(database: Queryable, personId: string): Promise<OpenInvitation[]> {
  return sql.openTo.rows(database, { personId });
}

/** Undefined also for what is somebody else's. */
export function invitationTo(database: Queryable, personId: string, id: string): Promise<OpenInvitation | undefined> {
  return sql.oneOpenTo.first(database, { personId, id });
}

/** Whether somebody came by an invitation and has what it was to: the role, and the place in the section. */
export async function broughtBy(database: Queryable, personId: string, tokenHash: Buffer): Promise<boolean> {
  return (await sql.brought.rows(database, { tokenHash, personId })).length > 0;
}

export async function revokeInvitation(manager: EntityManager, id: string): Promise<void> {
  await sql.revoke.rows(manager, { id });
}

/** Open ones to the same addresses, into the same, by the same link. */
export async function revokeEarlier(
  manager: EntityManager,
  { institutionId, sectionId, role }: Pick<Into, 'institutionId' | 'sectionId' | 'role'>,
  emails: readonly string[],
  linkId: string | null,
): Promise<void> {
  await sql.revokeEarlier.rows(manager, { institutionId, sectionId, role, emails, linkId });
}
