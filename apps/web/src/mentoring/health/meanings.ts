import type { HealthPartsFragment } from '#contract/graphql/graphql';
import { t } from '../../words/words.ts';
import type { MessageId } from '../../words/words.ts';
import { endReasonWords } from '../mentorship/end-reasons.ts';

type Row = HealthPartsFragment['rows'][number];

export const pairWords = {
  WAITING: 'programmes.waiting',
  EXPIRED: 'programmes.expired',
  AGREEING: 'programmes.agreeing',
  ACTIVE: 'programmes.active',
  ENDED: 'programmes.ended',
} as const satisfies Record<Row['state'], MessageId>;

export const weekWords = {
  MET: 'programmes.met',
  MISSED: 'programmes.missed',
  PLANNED: 'programmes.planned',
  CANCELLED: 'programmes.cancelled',
  NOTHING: 'programmes.nothing',
} as const satisfies Record<Row['weeks'][number], MessageId>;

const concernWords = {
  FEEDBACK_LOW: 'programmes.feedbackLow',
  UNANSWERED: 'programmes.unanswered',
  NO_MEETING: 'programmes.noMeeting',
  MISSED: 'programmes.missedMeetings',
  NOT_SIGNED: 'programmes.notSigned',
  ENDED_EARLY: 'programmes.endedEarly',
  EXPIRED: 'programmes.expiredFor',
} as const satisfies Record<Row['concerns'][number]['what'], MessageId>;

/** Why it ended is said, never in whose words. */
export const concernSentence = ({ what, days, count, reason }: Row['concerns'][number]): string =>
  t(concernWords[what], { count: days ?? count ?? 0, reason: reason === null ? '' : t(endReasonWords[reason]) });
