import type { EnrolMutation, SectionState } from '#contract/graphql/graphql';
import type { Problem } from '../api/problems.ts';
import type { MessageId } from '../words/words.ts';

type EnrolAnswer = EnrolMutation['enrol'];
type EnrolCode = 'SECTION_FULL' | `CLOSED_${SectionState}`;

/** Why nobody was enrolled, as a problem of the form; nothing when they were. */
export function enrolProblem(answer: EnrolAnswer | undefined): (Problem & { code: EnrolCode }) | undefined {
  if (answer?.__typename === 'SectionFull') {
    const { capacity, seatsLeft, asked } = answer;
    return { code: 'SECTION_FULL', facts: { capacity, seatsLeft, asked } };
  }
  return answer?.__typename === 'EnrolmentClosed' ? { code: `CLOSED_${answer.state}` } : undefined;
}

/** The words for those, and for what else enrolling can end in. */
export const enrolWords: Readonly<Record<EnrolCode | 'CONFLICT', MessageId>> = {
  SECTION_FULL: 'enrol.full',
  CONFLICT: 'enrol.refused',
  CLOSED_DRAFT: 'enrol.closedDraft',
  CLOSED_OPEN: 'enrol.closedSelf',
  CLOSED_RUNNING: 'enrol.closedSelf',
  CLOSED_FINISHED: 'enrol.closedFinished',
  CLOSED_CANCELLED: 'enrol.closedCancelled',
};
