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

/** @param byLink admins are invited by their address only: a link can be passed on */
export function RoleOptions({ byLink = false }: { byLink?: boolean }) {
  return (
    <>
      {roleNames
        .filter((role) => !byLink || role !== 'ADMIN')
        .map((role) => (
          <option key={role} value={role}>
            {t(roleWords[role])}
          </option>
        ))}
    </>
  );
}
