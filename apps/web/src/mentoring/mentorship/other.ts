import type { MentorshipPartsFragment } from '#contract/graphql/graphql';
import { viewer } from '../../sign-in/viewer.ts';

type Pair = Pick<MentorshipPartsFragment, 'mentor' | 'mentee'>;

export const isMentorOf = ({ mentor }: Pair): boolean => mentor.id === viewer.value?.id;

/** Of the two the one who is not the viewer. */
export const otherOf = (mentorship: Pair): Pair['mentor'] =>
  isMentorOf(mentorship) ? mentorship.mentee : mentorship.mentor;
