import type { NotificationsQuery } from '#contract/graphql/graphql';
import { t } from '../words/words.ts';
import type { MessageId } from '../words/words.ts';

type Step = NonNullable<NotificationsQuery['notifications']['nodes'][number]['mentoring']>;

/** Null: the line of each meeting says it. */
const sentences: Record<Step['what'], MessageId | null> = {
  ASKED: 'news.mentoringAsked',
  ACCEPTED: 'news.mentoringAccepted',
  DECLINED: 'news.mentoringDeclined',
  MORE_ASKED: 'news.mentoringMoreAsked',
  MORE_TOLD: 'news.mentoringMoreTold',
  WITHDRAWN: 'news.mentoringWithdrawn',
  CLOSED: 'news.mentoringClosed',
  EXPIRED: 'news.mentoringExpired',
  REMINDER: 'news.mentoringReminder',
  PAUSED: 'news.mentoringPaused',
  AGREEMENT_CHANGED: 'news.agreementChanged',
  AGREEMENT_SIGNED: 'news.agreementSigned',
  MEETING_PLANNED: null,
  MEETING_MOVED: null,
  MEETING_CANCELLED: null,
  OUTCOME_CHANGED: 'news.outcomeChanged',
  FEEDBACK_ASKED: 'news.feedbackAsked',
  FEEDBACK_GIVEN: 'news.feedbackGiven',
  ENDED: 'news.mentoringEnded',
  REOPEN_ASKED: 'news.mentoringReopenAsked',
  REOPENED: 'news.mentoringReopened',
  REPORT_MADE: 'news.reportMade',
  REPORT_CLOSED: 'news.reportClosed',
  INVITED: 'news.mentoringInvited',
  MATCHED: 'news.mentoringMatched',
};

/** What happened in mentoring; null: the changes of meetings say it. */
export function mentoringSentence({ what, other }: Pick<Step, 'what' | 'other'>): string | null {
  const sentence = sentences[what];
  return sentence && t(sentence, { name: other?.name ?? t('proposal.gone') });
}
