import type { MentoringAudience } from '#contract/graphql/graphql';
import type { MessageId } from '../words/words.ts';

export const audienceWords = {
  STUDENT: 'mentoring.students',
  YOUNG_LECTURER: 'mentoring.youngLecturers',
  ALUMNI: 'mentoring.alumni',
} as const satisfies Record<MentoringAudience, MessageId>;

export const audiences = Object.keys(audienceWords) as MentoringAudience[];
