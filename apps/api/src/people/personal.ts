import {
  Invitation,
  InvitationToken,
  InvitationUse,
  Membership,
  PasswordReset,
  PasswordResetMail,
  Person,
  SignIn,
  WelcomeMail,
} from '#database';
import { addressOfNobody, nobody, rows } from '../personal/personal-data.ts';
import type { PersonalData } from '../personal/personal-data.ts';
import { forgetInvitations, forgetPerson, sql } from './personal.repository.ts';

export const personal: readonly PersonalData[] = [
  {
    entity: Membership,
    columns: ['person_id'],
    part: 'memberships',
    about: 'privacy.memberships',
    export: rows(sql.memberships),
    erase: { stays: 'a role of somebody unknown; lists of members leave it out' },
  },
  {
    entity: SignIn,
    columns: ['person_id', 'token_hash', 'user_agent'],
    part: 'signIns',
    about: 'privacy.signIns',
    export: rows(sql.signIns),
    erase: (manager, { id }) => manager.delete(SignIn, { personId: id }),
  },
  {
    entity: PasswordReset,
    columns: ['person_id', 'token_hash', 'email'],
    part: 'passwordLinks',
    about: 'privacy.passwordLinks',
    export: rows(sql.passwordLinks),
    erase: (manager, { id }) => manager.delete(PasswordReset, { personId: id }),
  },
  {
    entity: PasswordResetMail,
    columns: ['email'],
    part: 'passwordMails',
    about: 'privacy.passwordLinks',
    export: rows(sql.passwordMails),
    erase: (manager, { email }) => manager.delete(PasswordResetMail, { email }),
  },
  {
    entity: WelcomeMail,
    columns: ['person_id', 'batch_id', 'sent_by', 'email'],
    part: 'lettingIn',
    about: 'privacy.passwordLinks',
    // To whom somebody sent them is those people's own.
    export: rows(sql.lettingIn),
    erase: (manager, { id }) => manager.delete(WelcomeMail, { personId: id }),
  },
  {
    entity: Invitation,
    columns: ['email', 'name', 'created_by', 'token_hash'],
    part: 'invitations',
    about: 'privacy.invitations',
    // Of invitations that the person made for others, their addresses are the others' own.
    export: rows(sql.invitations),
    // Without an address it would be a link for anybody who has it.
    erase: (manager, { id, email }) => forgetInvitations(manager, email, addressOfNobody(id)),
  },
  {
    entity: InvitationToken,
    columns: ['token_hash'],
    part: 'invitationLinks',
    about: 'privacy.invitations',
    export: rows(sql.invitationLinks),
    erase: { stays: 'a hash; the invitation is closed' },
  },
  {
    entity: InvitationUse,
    columns: ['person_id'],
    part: 'invitationsUsed',
    about: 'privacy.invitations',
    export: rows(sql.invitationsUsed),
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
    export: rows(sql.account),
    // The last to be erased: others ask it for the address.
    erase: (manager, { id }) => forgetPerson(manager, id, { email: addressOfNobody(id), name: nobody }),
  },
];
