import type { MentorshipPartsFragment } from '#contract/graphql/graphql';

/** What the viewer can do about the agreement: sign it, wait for the other one, or nothing more. */
export type Signing = 'sign' | 'wait' | 'done';

type Signed = Pick<MentorshipPartsFragment, 'state'> & {
  mentor: { id: string };
  agreement: Pick<MentorshipPartsFragment['agreement'], 'mentorSignedAt' | 'menteeSignedAt'>;
};

export function signingOf({ state, mentor, agreement }: Signed, me: string | undefined): Signing {
  if (state !== 'AGREEING') return 'done';
  const mine = mentor.id === me ? agreement.mentorSignedAt : agreement.menteeSignedAt;
  return mine === null ? 'sign' : 'wait';
}
