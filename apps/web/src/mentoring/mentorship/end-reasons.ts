import type { MentorshipEndReason } from '#contract/graphql/graphql';
import type { MessageId } from '../../words/words.ts';

/** Those that a person may choose, and `LEFT`, which follows from an account that is gone. */
export const endReasonWords = {
  GOALS_REACHED: 'mentoring.endGoalsReached',
  TIME_OVER: 'mentoring.endTimeOver',
  NO_TIME: 'mentoring.endNoTime',
  OTHER_MENTOR: 'mentoring.endOtherMentor',
  CIRCUMSTANCES: 'mentoring.endCircumstances',
  OTHER: 'mentoring.endOther',
  LEFT: 'mentoring.endLeft',
} as const satisfies Record<MentorshipEndReason, MessageId>;
export const chosenReasons = (Object.keys(endReasonWords) as MentorshipEndReason[]).filter(
  (reason) => reason !== 'LEFT',
);
