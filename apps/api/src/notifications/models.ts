import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { ProposalAnswer } from '#database';
import { describedEnum } from '../graphql/described-enum.ts';
import { connectionOf } from '../graphql/paging.ts';
import type { Connection } from '../graphql/paging.ts';
import { DateTime } from '../graphql/scalars.ts';
import type { ChangeKind, NoticeKind } from './facts.ts';
import { MentoringNoticeModel } from './mentoring-models.ts';

export const SessionChangeKind = {
  PLANNED: 'planned',
  MOVED: 'moved',
  CANCELLED: 'cancelled',
  LECTURERS: 'lecturers',
  ROOM: 'room',
} as const satisfies Record<string, ChangeKind>;
export const NotificationKind = {
  TIMETABLE: 'timetable',
  ENROLLED: 'enrolled',
  ANNOUNCEMENT: 'announcement',
  PROPOSAL: 'proposal',
  MENTORING: 'mentoring',
} as const satisfies Record<string, NoticeKind>;
describedEnum('SessionChangeKind', 'What happened to a session.', SessionChangeKind, {
  PLANNED: 'It was planned.',
  MOVED: 'It has another time.',
  CANCELLED: 'It was cancelled.',
  LECTURERS: 'Other people teach it.',
  ROOM: 'It has another room, or none.',
});
describedEnum('NotificationKind', 'What a notification is about, and which of its fields has it.', NotificationKind, {
  TIMETABLE: 'Sessions were planned, moved or cancelled: see `changes`.',
  ENROLLED: 'A seat became free for the viewer, who waited.',
  ANNOUNCEMENT: 'Somebody wrote to everybody of the section: see `written`.',
  PROPOSAL: 'Another time is proposed for a session, or such a proposal of the viewer was declined: see `proposal`.',
  MENTORING: 'A step of mentoring: see `mentoring`, and `changes` for meetings. Only for who asks for it by `also`.',
});

@ObjectType('PlannedTime', { description: 'When and where a session was to be, or is.' })
export class PlannedTimeModel {
  @Field(() => DateTime)
  startsAt: Date;

  @Field(() => DateTime)
  endsAt: Date;

  @Field(() => String)
  zone: string;

  @Field(() => String, { nullable: true, description: 'Name of the room; null: none.' })
  room: string | null;

  @Field(() => [String], { description: 'Names of the people who teach it.' })
  lecturers: string[];
}

@ObjectType('SessionChange', { description: 'What happened to one session.' })
export class SessionChangeModel {
  @Field(() => ID)
  sessionId: string;

  @Field(() => SessionChangeKind, { description: 'What happened to it.' })
  what: ChangeKind;

  @Field(() => String)
  topic: string;

  @Field(() => PlannedTimeModel, {
    nullable: true,
    description: 'When and where it was to be; null: it was just planned.',
  })
  before: PlannedTimeModel | null;

  @Field(() => PlannedTimeModel, { nullable: true, description: 'When and where it is now; null: it was cancelled.' })
  after: PlannedTimeModel | null;

  @Field(() => String, { nullable: true, description: 'In the words of the person who did it; null: nobody said.' })
  reason: string | null;
}

@ObjectType('NotifiedSection', { description: 'A section with no more than its title.' })
export class NotifiedSectionModel {
  @Field(() => ID)
  id: string;

  @Field(() => String)
  title: string;
}

@ObjectType('Written', { description: 'An announcement as a notification shows it.' })
export class WrittenModel {
  @Field(() => String, { nullable: true, description: 'Who wrote it; null when they are gone.' })
  by: string | null;

  @Field(() => String, { description: 'Plain text of several lines.' })
  text: string;
}

export const ProposalAnswerName = {
  ACCEPTED: 'accepted',
  DECLINED: 'declined',
  WITHDRAWN: 'withdrawn',
  OVERTAKEN: 'overtaken',
} as const satisfies Record<string, ProposalAnswer>;
describedEnum('ProposalAnswer', 'What became of a proposal.', ProposalAnswerName, {
  ACCEPTED: 'The session was moved to its time.',
  DECLINED: 'A person who plans the section declined it.',
  WITHDRAWN: 'The person who proposed it took it back.',
  OVERTAKEN: 'The session was moved to another time, or cancelled.',
});

@ObjectType('MoveProposal', { description: 'Another time for a session, proposed by somebody who teaches it.' })
export class MoveProposalModel {
  @Field(() => ID)
  id: string;

  @Field(() => ID)
  sessionId: string;

  @Field(() => ID, { nullable: true, description: 'Who proposed it; null when they are gone.' })
  byId: string | null;

  @Field(() => String, { nullable: true, description: 'Name of that person; null when they are gone.' })
  by: string | null;

  @Field(() => DateTime, { description: 'When the session was to begin.' })
  fromStartsAt: Date;

  @Field(() => DateTime)
  startsAt: Date;

  @Field(() => String, { description: 'IANA zone that it was said in.' })
  zone: string;

  @Field(() => String, { description: 'In the words of the person who proposed it; may be empty.' })
  note: string;

  @Field(() => DateTime, { description: 'When it was proposed.' })
  at: Date;

  @Field(() => ProposalAnswerName, { nullable: true, description: 'Null: it is open.' })
  answer: ProposalAnswer | null;

  @Field(() => String, { description: 'In the words of the person who declined it; else empty.' })
  answerNote: string;
}

@ObjectType('Notification', { description: 'Something that the viewer is told.' })
export class NotificationModel {
  @Field(() => ID)
  id: string;

  @Field(() => NotificationKind, { description: 'By which the other fields are read.' })
  kind: NoticeKind;

  @Field(() => DateTime, { description: 'When it happened.' })
  at: Date;

  @Field(() => Boolean, { description: 'True: the viewer has marked it.' })
  read: boolean;

  @Field(() => NotifiedSectionModel, {
    nullable: true,
    description: 'The section of the sessions, the seat, the announcement or the proposal; null for MENTORING only.',
  })
  section: NotifiedSectionModel | null;

  @Field(() => MentoringNoticeModel, { nullable: true, description: 'For MENTORING.' })
  mentoring: MentoringNoticeModel | null;

  @Field(() => [SessionChangeModel], { description: 'For TIMETABLE, and meetings of MENTORING.' })
  changes: SessionChangeModel[];

  @Field(() => WrittenModel, { nullable: true, description: 'For ANNOUNCEMENT, while it is there.' })
  written: WrittenModel | null;

  @Field(() => MoveProposalModel, { nullable: true, description: 'For PROPOSAL, while it is there.' })
  proposal: MoveProposalModel | null;
}

@ObjectType('NotificationConnection', { description: "A page of the viewer's notifications." })
export class NotificationConnectionModel
  extends connectionOf(() => NotificationModel)
  implements Connection<NotificationModel>
{
  @Field(() => Int, { description: 'On all pages.' })
  unreadCount: number;
}
