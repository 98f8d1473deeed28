import type { DataSource, EntityManager } from 'typeorm';
import type { MembershipRole } from '#database';
import { isUuid } from '../../graphql/ids.ts';
import { sectionTitle } from '../../models/course-sql.ts';
import { Parameters, listPage } from '../../graphql/keyset.ts';
import type { InvitationStateName } from '../../graphql/enums.ts';
import type { Connection } from '../../graphql/paging.ts';
import { invitationState as state, invitationUses as uses } from '../../people/index.ts';
import { hashToken } from '../../sign-in/tokens.ts';
import type { InvitationModel, InvitationPreviewModel, InvitationsArguments } from './models.ts';

const from = `FROM invitation
  JOIN institution ON institution.id = invitation.institution_id
  LEFT JOIN section ON section.id = invitation.section_id
  LEFT JOIN course ON course.id = section.course_id`;
const sectionJson = (reader: string) =>
  `CASE WHEN section.id IS NOT NULL THEN json_build_object('id', section.id, 'title', ${sectionTitle(reader)}) END`;
const invitationJson = (reader: string) => `json_build_object(
    'id', invitation.id, 'email', invitation.email, 'name', invitation.name, 'role', invitation.role,
    'section', ${sectionJson(reader)}, 'createdAt', invitation.created_at, 'expiresAt', invitation.expires_at,
    'uses', ${uses}, 'mostUses', invitation.most_uses, 'state', ${state})`;

/** JSON has no dates. */
type InvitationRow = Omit<InvitationModel, 'createdAt' | 'expiresAt'> & { createdAt: string; expiresAt: string };
const invitationOf = ({ createdAt, expiresAt, ...row }: InvitationRow): InvitationModel => ({
  ...row,
  createdAt: new Date(createdAt),
  expiresAt: new Date(expiresAt),
});

/** In the order of the ids. */
export async function invitationsById(
  dataSource: DataSource,
  readerId: string,
  ids: readonly string[],
): Promise<InvitationModel[]> {
  const rows: { row: InvitationRow }[] = await dataSource.query(
    `SELECT ${invitationJson('$1')} AS row ${from} WHERE invitation.id = ANY($2::uuid[])
     ORDER BY array_position($2::uuid[], invitation.id)`,
    [readerId, ids],
  );
  return rows.map(({ row }) => invitationOf(row));
}

/** The newest first; without those that a link sent to an address. @throws {AppError} BAD_INPUT at `first` or `after` */
export async function invitationsPage(
  dataSource: DataSource,
  readerId: string,
  args: InvitationsArguments,
): Promise<Connection<InvitationModel>> {
  const parameters = new Parameters();
  const reader = parameters.add(readerId);
  const page = await listPage<InvitationRow>(dataSource, args, {
    table: 'invitation',
    from: 'FROM invitation',
    rowFrom: from,
    conditions: [`invitation.institution_id = ${parameters.add(args.institutionId)}`, 'invitation.link_id IS NULL'],
    keys: [
      // Microseconds: a float8 holds them exactly.
      { sql: '-(extract(epoch FROM invitation.created_at) * 1000000)::float8', type: 'float8' },
      { sql: 'invitation.id', type: 'uuid' },
    ],
    json: invitationJson(reader),
    parameters,
  });
  return { ...page, nodes: page.nodes.map(invitationOf) };
}

/** What may be shown of an invitation to whoever has its token. */
export interface OpenInvitation extends InvitationPreviewModel {
  id: string;
  linkId: string | null;
}

const openSelect = (
  reader: string,
) => `SELECT invitation.id, invitation.link_id AS "linkId", invitation.role, invitation.email,
       invitation.name, invitation.language, ${sectionJson(reader)} AS section,
       json_build_object('id', institution.id, 'name', institution.name) AS institution,
       EXISTS (SELECT FROM person WHERE email = invitation.email AND password_hash IS NOT NULL) AS "accountExists"
     ${from}`;

/** Undefined for what is unknown, revoked, used up or too old. An account counts when its person has chosen a password. */
export async function openInvitation(
  dataSource: DataSource,
  readerId: string | null,
  token: string,
): Promise<OpenInvitation | undefined> {
  const [row]: OpenInvitation[] = await dataSource.query(
    `${openSelect('$2')} WHERE invitation.token_hash = $1 AND ${state} = 'open'`,
    [hashToken(token), readerId],
  );
  return row;
}

const toReader = `invitation.email = (SELECT email FROM person WHERE id = $1) AND ${state} = 'open'`;

/** Open invitations to the address that somebody signs in with, the newest first; so many at most. */
export function invitationsTo(dataSource: DataSource, personId: string): Promise<OpenInvitation[]> {
  return dataSource.query(
    `${openSelect('$1')} WHERE ${toReader} ORDER BY invitation.created_at DESC, invitation.id LIMIT 50`,
    [personId],
  );
}

/** Undefined also for what is somebody else's. */
export async function invitationTo(
  dataSource: DataSource,
  personId: string,
  id: string,
): Promise<OpenInvitation | undefined> {
  if (!isUuid(id)) return undefined;
  const [row]: OpenInvitation[] = await dataSource.query(
    `${openSelect('$1')} WHERE ${toReader} AND invitation.id = $2`,
    [personId, id],
  );
  return row;
}

/** Whether somebody came by an invitation and has what it was to: the role, and the place in the section. */
export async function broughtBy(dataSource: DataSource, personId: string, token: string): Promise<boolean> {
  const rows: unknown[] = await dataSource.query(
    `SELECT FROM invitation
     JOIN invitation_use ON invitation_use.invitation_id = invitation.id AND invitation_use.person_id = $2
     JOIN membership ON membership.institution_id = invitation.institution_id AND membership.person_id = $2
       AND membership.role = invitation.role AND membership.suspended_at IS NULL
     WHERE invitation.token_hash = $1 AND (invitation.section_id IS NULL
       OR EXISTS (SELECT FROM enrolment WHERE section_id = invitation.section_id AND person_id = $2)
       OR EXISTS (SELECT FROM waiting_place WHERE section_id = invitation.section_id AND person_id = $2)
       OR EXISTS (SELECT FROM section_lecturer WHERE section_id = invitation.section_id AND person_id = $2))`,
    [hashToken(token), personId],
  );
  return rows.length > 0;
}

/** What accepting an invitation needs to know of it. */
export interface LockedInvitation {
  id: string;
  institutionId: string;
  sectionId: string | null;
  role: MembershipRole;
  email: string | null;
  linkId: string | null;
}

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
  await manager.query('SELECT FROM invitation WHERE id = ANY($1) ORDER BY id FOR UPDATE', [ids]);
  // Counted in a statement of its own: what a statement sees is fixed before it waits.
  const rows: (LockedInvitation & { state: InvitationStateName })[] = await manager.query(
    `SELECT id, institution_id AS "institutionId", section_id AS "sectionId", role, email, link_id AS "linkId", ${state} AS state
     FROM invitation WHERE id = ANY($1)`,
    [ids],
  );
  if (rows.length < ids.length || rows.some((row) => row.state !== 'open')) return undefined;
  return rows.find((row) => row.id === id);
}
