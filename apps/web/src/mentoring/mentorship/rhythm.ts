import type { MeetingRhythm } from '#contract/graphql/graphql';
import type { MessageId } from '../../words/words.ts';

export const rhythmWords = {
  WEEKLY: 'mentoring.weekly',
  FORTNIGHTLY: 'mentoring.fortnightly',
  MONTHLY: 'mentoring.monthly',
} as const satisfies Record<MeetingRhythm, MessageId>;
