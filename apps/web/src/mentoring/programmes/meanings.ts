import type { MentoringRefusal, ProgrammePartsFragment } from '#contract/graphql/graphql';
import type { MessageId } from '../../words/words.ts';

export const stateWords = {
  DRAFT: 'programmes.draft',
  OPEN: 'programmes.open',
  RUNNING: 'programmes.running',
  CLOSED: 'programmes.closed',
} as const satisfies Record<ProgrammePartsFragment['state'], MessageId>;

export const refusalWords = {
  NOT_TAKING_PART: 'programmes.notTakingPart',
  NOT_POSSIBLE: 'programmes.notPossible',
  PAUSED: 'programmes.mentorPaused',
  NO_ROOM: 'programmes.noRoom',
  HAS_MENTOR: 'programmes.hasMentor',
  ASKED_ALREADY: 'programmes.askedAlready',
  TOO_MANY_REQUESTS: 'programmes.tooManyRequests',
} as const satisfies Record<MentoringRefusal, MessageId>;
