import type { InvitationState, MembershipRole } from '#contract/graphql/graphql';
import { t } from '../../words/words.ts';
import type { MessageId } from '../../words/words.ts';

export const roleWords: Record<MembershipRole, MessageId> = {
  STUDENT: 'role.student',
  LECTURER: 'role.lecturer',
  ADMIN: 'role.admin',
};
export const roleNames = Object.keys(roleWords) as MembershipRole[];

export const invitationWords: Record<InvitationState, MessageId> = {
  OPEN: 'invite.open',
  USED: 'invite.used',
  EXPIRED: 'invite.expired',
  REVOKED: 'invite.revoked',
};

export function RoleOptions() {
  return (
    <>
      {roleNames.map((role) => (
        <option key={role} value={role}>
          {t(roleWords[role])}
        </option>
      ))}
    </>
  );
}
