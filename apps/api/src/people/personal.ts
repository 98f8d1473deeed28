import { Invitation, InvitationUse, Membership, PasswordReset, Person, SignIn, WelcomeMail } from '#database';
import { addressOfNobody, nobody, rows, statement } from '../personal/personal-data.ts';
import type { PersonalData } from '../personal/personal-data.ts';
import { inOrder } from '../graphql/name-order.ts';

export const personal: readonly PersonalData[] = [
  {
    entity: Membership,
    columns: ['person_id'],
    part: 'memberships',
    about: 'privacy.memberships',
    export: rows(
      `SELECT institution.name AS institution, membership.role, membership.suspended_at AS "suspendedAt"
       FROM membership JOIN institution ON institution.id = institution_id
       WHERE person_id = $1 ORDER BY ${inOrder('institution.name')}, role`,
    ),
    erase: { stays: 'a role of somebody unknown; lists of members leave it out' },
  },
  {
    entity: SignIn,
    columns: ['person_id', 'token_hash', 'user_agent'],
    part: 'signIns',
    about: 'privacy.signIns',
    export: rows(
      `SELECT user_agent AS browser, created_at AS "createdAt", last_used_at AS "lastUsedAt", expires_at AS "expiresAt",
         revoked_at AS "endedAt"
       FROM sign_in WHERE person_id = $1 ORDER BY created_at`,
    ),
    erase: statement('DELETE FROM sign_in WHERE person_id = $1'),
  },
  {
    entity: PasswordReset,
    columns: ['person_id', 'token_hash', 'email'],
    part: 'passwordLinks',
    about: 'privacy.passwordLinks',
    export: rows(
      `SELECT email, expires_at AS "expiresAt", used_at AS "usedAt" FROM password_reset WHERE person_id = $1 ORDER BY expires_at`,
    ),
    erase: statement('DELETE FROM password_reset WHERE person_id = $1'),
  },
  {
    entity: WelcomeMail,
    columns: ['person_id', 'batch_id', 'sent_by', 'email'],
    part: 'lettingIn',
    about: 'privacy.passwordLinks',
    // To whom somebody sent them is those people's own.
    export: rows(
      `SELECT institution.name AS institution, welcome_mail.email, state, created_at AS "createdAt", sent_at AS "sentAt"
       FROM welcome_mail JOIN institution ON institution.id = institution_id WHERE person_id = $1 ORDER BY created_at`,
    ),
    erase: statement('DELETE FROM welcome_mail WHERE person_id = $1'),
  },
  {
    entity: Invitation,
    columns: ['email', 'name', 'created_by', 'token_hash'],
    part: 'invitations',
    about: 'privacy.invitations',
    // Of invitations that the person made for others, their addresses are the others' own.
    export: rows(
      `SELECT CASE WHEN invitation.email = person.email THEN 'received' ELSE 'made' END AS as, institution.name AS institution,
         invitation.role, CASE WHEN invitation.email = person.email THEN invitation.name END AS name,
         invitation.created_at AS "createdAt", invitation.expires_at AS "expiresAt", invitation.revoked_at AS "revokedAt"
       FROM invitation
       JOIN institution ON institution.id = invitation.institution_id
       JOIN person ON person.id = $1 AND (invitation.email = person.email OR invitation.created_by = person.id)
       ORDER BY invitation.created_at`,
    ),
    // Without an address it would be a link for whoever has it.
    erase: (manager, { id, email }) =>
      manager.query(
        `UPDATE invitation SET email = $1, name = '', revoked_at = coalesce(revoked_at, now()) WHERE email = $2`,
        [addressOfNobody(id), email],
      ),
  },
  {
    entity: InvitationUse,
    columns: ['person_id'],
    part: 'invitationsUsed',
    about: 'privacy.invitations',
    export: rows(
      `SELECT institution.name AS institution, invitation.role, used_at AS "usedAt"
       FROM invitation_use JOIN invitation ON invitation.id = invitation_id
       JOIN institution ON institution.id = invitation.institution_id
       WHERE person_id = $1 ORDER BY used_at`,
    ),
    erase: { stays: 'counts how often an invitation was used' },
  },
  {
    entity: Person,
    columns: [
      ...[
        'id',
        'email',
        'name',
        'given_name',
        'middle_name',
        'family_name',
        'password_hash',
        'phone',
        'zone',
        'language',
        'languages',
        'country',
      ],
      ...['waking_from', 'waking_to', 'mail_changes', 'platform_role', 'closed_by_operator'],
    ],
    part: 'account',
    about: 'privacy.account',
    export: rows(
      `SELECT id, email, name, given_name AS "givenName", middle_name AS "middleName", family_name AS "familyName",
         password_hash IS NOT NULL AS "hasPassword", phone, zone, language, languages, country,
         waking_from AS "wakingFrom", waking_to AS "wakingTo", mail_changes AS "mailChanges",
         platform_role AS "platformRole", created_at AS "createdAt", deactivated_at AS "deactivatedAt"
       FROM person WHERE id = $1`,
    ),
    // The last to be erased: others ask it for the address.
    erase: (manager, { id }) =>
      manager.query(
        `UPDATE person SET email = $2, name = $3, given_name = NULL, middle_name = NULL, family_name = NULL, password_hash = NULL, phone = NULL, zone = 'UTC', languages = '{}',
           country = NULL, waking_from = DEFAULT, waking_to = DEFAULT, mail_changes = false, platform_role = NULL,
           erased_at = now()
         WHERE id = $1`,
        [id, addressOfNobody(id), nobody],
      ),
  },
];
