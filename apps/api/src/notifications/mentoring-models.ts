import { Field, ID, ObjectType } from '@nestjs/graphql';
import { describedEnum } from '../graphql/described-enum.ts';
import { PersonModel } from '../models/person.ts';
import type { MentoringNews as NewsName } from './facts.ts';

export const MentoringNews = {
  ASKED: 'asked',
  ACCEPTED: 'accepted',
  DECLINED: 'declined',
  MORE_ASKED: 'more_asked',
  MORE_TOLD: 'more_told',
  WITHDRAWN: 'withdrawn',
  CLOSED: 'closed',
  EXPIRED: 'expired',
  REMINDER: 'reminder',
  PAUSED: 'paused',
  AGREEMENT_CHANGED: 'agreement_changed',
  AGREEMENT_SIGNED: 'agreement_signed',
  MEETING_PLANNED: 'meeting_planned',
  MEETING_MOVED: 'meeting_moved',
  MEETING_CANCELLED: 'meeting_cancelled',
  OUTCOME_CHANGED: 'outcome_changed',
  FEEDBACK_ASKED: 'feedback_asked',
  FEEDBACK_GIVEN: 'feedback_given',
  ENDED: 'ended',
  REOPEN_ASKED: 'reopen_asked',
  REOPENED: 'reopened',
  REPORT_MADE: 'report_made',
  REPORT_CLOSED: 'report_closed',
  INVITED: 'invited',
  MATCHED: 'matched',
} as const satisfies Record<string, NewsName>;
describedEnum('MentoringNews', 'What somebody is told of mentoring.', MentoringNews, {
  ASKED: 'The other asks the viewer to be their mentor.',
  ACCEPTED: "The mentor accepted the viewer's request.",
  DECLINED: "The mentor declined the viewer's request.",
  MORE_ASKED: 'The mentor asks the viewer to tell more.',
  MORE_TOLD: 'The mentee told more.',
  WITHDRAWN: 'The mentee took the request back.',
  CLOSED: 'Another mentor accepted the mentee.',
  EXPIRED: 'The other did not answer in time.',
  REMINDER: 'The request waits for the viewer.',
  PAUSED: "The viewer's offer takes no more requests: three in a row had no answer.",
  AGREEMENT_CHANGED: 'The other changed what they agree on.',
  AGREEMENT_SIGNED: 'The other signed the agreement.',
  MEETING_PLANNED: 'The other planned meetings.',
  MEETING_MOVED: 'The other moved meetings.',
  MEETING_CANCELLED: 'The other cancelled meetings.',
  OUTCOME_CHANGED: 'The other says that a meeting was held elsewhere, and asks the viewer to confirm it.',
  FEEDBACK_ASKED: 'The viewer is asked how it goes.',
  FEEDBACK_GIVEN: 'The other wrote to the viewer with their feedback.',
  ENDED: 'The mentorship has ended.',
  REOPEN_ASKED: 'The other would go on with a mentorship that ended.',
  REOPENED: 'The mentorship goes on again.',
  REPORT_MADE: 'Somebody has reported somebody to the coordinators.',
  REPORT_CLOSED: 'What the viewer reported was looked at.',
  INVITED: 'A lead invites the viewer to a programme.',
  MATCHED: 'The leads of a programme found the viewer a mentor, who is asked.',
});

@ObjectType('MentoringNotice', { description: 'A step of mentoring that somebody is told of.' })
export class MentoringNoticeModel {
  @Field(() => MentoringNews, { description: 'The step.' })
  what: NewsName;

  @Field(() => ID, { nullable: true, description: 'Null: it is about no request.' })
  requestId: string | null;

  @Field(() => ID, { nullable: true, description: 'Null: it is about no mentorship.' })
  mentorshipId: string | null;

  @Field(() => ID, { nullable: true, description: 'Null: it is about no programme.' })
  programmeId: string | null;

  @Field(() => PersonModel, { nullable: true, description: 'The other person; null: nobody, or they are gone.' })
  other: PersonModel | null;
}
