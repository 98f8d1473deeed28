import type { EntityManager } from 'typeorm';
import { statements } from '#database';
import { inOrder } from '../graphql/name-order.ts';

export const sql = statements({
  memberships: {
    text: `SELECT institution.name AS institution, membership.role, membership.suspended_at AS "suspendedAt"
       FROM membership JOIN institution ON institution.id = institution_id
       WHERE person_id = $1 ORDER BY ${inOrder('institution.name')}, role`,
    params: { personId: 'uuid' },
    row: { institution: 'text', role: 'text', suspendedAt: 'timestamptz?' },
  },
  signIns: {
    text: `SELECT user_agent AS browser, created_at AS "createdAt", last_used_at AS "lastUsedAt", expires_at AS "expiresAt",
         revoked_at AS "endedAt"
       FROM sign_in WHERE person_id = $1 ORDER BY created_at`,
    params: { personId: 'uuid' },
    row: {
      browser: 'text',
      createdAt: 'timestamptz',
      lastUsedAt: 'timestamptz',
      expiresAt: 'timestamptz',
      endedAt: 'timestamptz?',
    },
  },
  passwordLinks: {
    text: `SELECT email, expires_at AS "expiresAt", used_at AS "usedAt" FROM password_reset WHERE person_id = $1 ORDER BY expires_at`,
    params: { personId: 'uuid' },
    row: { email: 'text?', expiresAt: 'timestamptz', usedAt: 'timestamptz?' },
  },
  passwordMails: {
    text: `SELECT mail.state, mail.created_at AS "askedAt" FROM password_reset_mail mail JOIN person ON person.email = mail.email
       WHERE person.id = $1 ORDER BY mail.created_at`,
    params: { personId: 'uuid' },
    row: { state: 'text', askedAt: 'timestamptz' },
  },
  lettingIn: {
    text: `SELECT institution.name AS institution, welcome_mail.email, state, created_at AS "createdAt", sent_at AS "sentAt"
       FROM welcome_mail LEFT JOIN institution ON institution.id = institution_id WHERE person_id = $1 ORDER BY created_at`,
    params: { personId: 'uuid' },
    row: { institution: 'text?', email: 'text?', state: 'text', createdAt: 'timestamptz', sentAt: 'timestamptz?' },
  },
  invitations: {
    text: `SELECT CASE WHEN invitation.email = person.email THEN 'received' ELSE 'made' END AS as, institution.name AS institution,
         invitation.role, CASE WHEN invitation.email = person.email THEN invitation.name END AS name,
         invitation.created_at AS "createdAt", invitation.expires_at AS "expiresAt", invitation.revoked_at AS "revokedAt"
       FROM invitation
       JOIN institution ON institution.id = invitation.institution_id
       JOIN person ON person.id = $1 AND (invitation.email = person.email OR invitation.created_by = person.id)
       ORDER BY invitation.created_at`,
    params: { personId: 'uuid' },
    row: {
      as: 'text',
      institution: 'text',
      role: 'text',
      name: 'text?',
      createdAt: 'timestamptz',
      expiresAt: 'timestamptz',
      revokedAt: 'timestamptz?',
    },
  },
  invitationLinks: {
    text: `SELECT institution.name AS institution, invitation_token.created_at AS "sentAt" FROM invitation_token
       JOIN invitation ON invitation.id = invitation_id JOIN institution ON institution.id = invitation.institution_id
       JOIN person ON person.email = invitation.email
       WHERE person.id = $1 ORDER BY invitation_token.created_at`,
    params: { personId: 'uuid' },
    row: { institution: 'text', sentAt: 'timestamptz' },
  },
  invitationsUsed: {
    text: `SELECT institution.name AS institution, invitation.role, used_at AS "usedAt"
       FROM invitation_use JOIN invitation ON invitation.id = invitation_id
       JOIN institution ON institution.id = invitation.institution_id
       WHERE person_id = $1 ORDER BY used_at`,
    params: { personId: 'uuid' },
    row: { institution: 'text', role: 'text', usedAt: 'timestamptz' },
  },
  account: {
    text: `SELECT id, email, name, given_name AS "givenName", middle_name AS "middleName", family_name AS "familyName",
         password_hash IS NOT NULL AS "hasPassword", phone, zone, language, languages, country,
         waking_from AS "wakingFrom", waking_to AS "wakingTo", mail_changes AS "mailChanges",
         platform_role AS "platformRole", created_at AS "createdAt", deactivated_at AS "deactivatedAt"
       FROM person WHERE id = $1`,
    params: { personId: 'uuid' },
    row: {
      id: 'uuid',
      email: 'text',
      name: 'text',
      givenName: 'text?',
      middleName: 'text?',
      familyName: 'text?',
      hasPassword: 'bool',
      phone: 'text?',
      zone: 'text',
      language: 'text',
      languages: 'text[]',
      country: 'text?',
      wakingFrom: 'text',
      wakingTo: 'text',
      mailChanges: 'bool',
      platformRole: 'text?',
      createdAt: 'timestamptz',
      deactivatedAt: 'timestamptz?',
    },
  },
  eraseInvitations: {
    text: `UPDATE invitation SET email = $1, name = '', revoked_at = coalesce(revoked_at, now()) WHERE email = $2`,
    params: { nobodys: 'text', email: 'text' },
  },
  erasePerson: {
    text: `UPDATE person SET email = $2, name = $3, given_name = NULL, middle_name = NULL, family_name = NULL, password_hash = NULL, phone = NULL, zone = 'UTC', languages = '{}',
           country = NULL, waking_from = DEFAULT, waking_to = DEFAULT, mail_changes = false, platform_role = NULL,
           erased_at = now()
         WHERE id = $1`,
    params: { personId: 'uuid', email: 'text', name: 'text' },
  },
});

/** Those to the address become nobody's. */
export async function forgetInvitations(manager: EntityManager, email: string, nobodys: string): Promise<void> {
  await sql.eraseInvitations.rows(manager, { nobodys, email });
}

/** @param unknown what the person is called from now on */
export async function forgetPerson(
  manager: EntityManager,
  personId: string,
  unknown: { email: string; name: string },
): Promise<void> {
  await sql.erasePerson.rows(manager, { personId, ...unknown });
}
