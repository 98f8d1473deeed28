import type { InvitationByTokenQuery, MembershipRole } from '#contract/graphql/graphql';
import { t } from '../words/words.ts';
import type { MessageId } from '../words/words.ts';

const roles: Record<MembershipRole, MessageId> = {
  STUDENT: 'role.student',
  LECTURER: 'role.lecturer',
  ADMIN: 'role.admin',
};

/** Who invites to what, as whom. */
export function invitationWhat({
  institution,
  section,
  role,
}: Pick<InvitationByTokenQuery['invitation'], 'institution' | 'section' | 'role'>): string {
  return section
    ? t('invitation.intoSection', { institution: institution.name, section: section.title, role: t(roles[role]) })
    : t('invitation.into', { institution: institution.name, role: t(roles[role]) });
}
