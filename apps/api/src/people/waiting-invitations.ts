/** SQL: how often an `invitation` was used. */
export const invitationUses = '(SELECT count(*)::integer FROM invitation_use WHERE invitation_id = invitation.id)';

/** SQL: the state of an `invitation`. */
export const invitationState = `CASE WHEN invitation.revoked_at IS NOT NULL THEN 'revoked'
    WHEN ${invitationUses} >= invitation.most_uses THEN 'used'
    WHEN invitation.expires_at <= now() THEN 'expired' ELSE 'open' END`;

/** How many invitations wait for an answer of `person`: they count as news that is not read. */
export const waitingInvitations = (person: string) => `(SELECT count(*)::integer FROM invitation
    WHERE invitation.email = (SELECT email FROM person WHERE id = ${person}) AND ${invitationState} = 'open')`;
