import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { ProposalAnswer } from '#database';
import { connectionOf } from '../graphql/paging.ts';
import type { Connection } from '../graphql/paging.ts';
import { DateTime } from '../graphql/scalars.ts';
import type { ChangeKind, NoticeKind } from './facts.ts';

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
} as const satisfies Record<string, NoticeKind>;
registerEnumType(SessionChangeKind, { name: 'SessionChangeKind' });
registerEnumType(NotificationKind, {
  name: 'NotificationKind',
  valuesMap: {
    ENROLLED: { description: 'A seat became free for somebody who waited.' },
    ANNOUNCEMENT: { description: 'Somebody wrote to everybody of the section.' },
    PROPOSAL: { description: 'Another time is proposed for a session, or such a proposal of the viewer was declined.' },
  },
});

@ObjectType('PlannedTime')
export class PlannedTimeModel {
  @Field(() => DateTime)
  startsAt: Date;

  @Field(() => DateTime)
  endsAt: Date;

  @Field(() => String)
  zone: string;

  @Field(() => String, { nullable: true })
  room: string | null;

  @Field(() => [String])
  lecturers: string[];
}

@ObjectType('SessionChange')
export class SessionChangeModel {
  @Field(() => ID)
  sessionId: string;

  @Field(() => SessionChangeKind)
  what: ChangeKind;

  @Field(() => String)
  topic: string;

  @Field(() => PlannedTimeModel, { nullable: true })
  before: PlannedTimeModel | null;

  @Field(() => PlannedTimeModel, { nullable: true })
  after: PlannedTimeModel | null;

  @Field(() => String, { nullable: true, description: 'In the words of whoever did it.' })
  reason: string | null;
}

@ObjectType('NotifiedSection')
export class NotifiedSectionModel {
  @Field(() => ID)
  id: string;

  @Field(() => String)
  title: string;
}

@ObjectType('Written')
export class WrittenModel {
  @Field(() => String, { nullable: true, description: 'Who wrote it; null when they are gone.' })
  by: string | null;

  @Field(() => String)
  text: string;
}

export const ProposalAnswerName = {
  ACCEPTED: 'accepted',
  DECLINED: 'declined',
  WITHDRAWN: 'withdrawn',
  OVERTAKEN: 'overtaken',
} as const satisfies Record<string, ProposalAnswer>;
registerEnumType(ProposalAnswerName, {
  name: 'ProposalAnswer',
  valuesMap: {
    ACCEPTED: { description: 'The session was moved to its time.' },
    OVERTAKEN: { description: 'The session was moved to another time, or cancelled.' },
  },
});

@ObjectType('MoveProposal', { description: 'Another time for a session, proposed by somebody who teaches it.' })
export class MoveProposalModel {
  @Field(() => ID)
  id: string;

  @Field(() => ID)
  sessionId: string;

  @Field(() => ID, { nullable: true, description: 'Who proposed it; null when they are gone.' })
  byId: string | null;

  @Field(() => String, { nullable: true })
  by: string | null;

  @Field(() => DateTime, { description: 'When the session was to begin.' })
  fromStartsAt: Date;

  @Field(() => DateTime)
  startsAt: Date;

  @Field(() => String, { description: 'IANA zone that it was said in.' })
  zone: string;

  @Field(() => String)
  note: string;

  @Field(() => DateTime)
  at: Date;

  @Field(() => ProposalAnswerName, { nullable: true, description: 'Null: it is open.' })
  answer: ProposalAnswer | null;

  @Field(() => String)
  answerNote: string;
}

@ObjectType('Notification')
export class NotificationModel {
  @Field(() => ID)
  id: string;

  @Field(() => NotificationKind)
  kind: NoticeKind;

  @Field(() => DateTime)
  at: Date;

  @Field(() => Boolean)
  read: boolean;

  @Field(() => NotifiedSectionModel)
  section: NotifiedSectionModel;

  @Field(() => [SessionChangeModel], { description: 'For TIMETABLE.' })
  changes: SessionChangeModel[];

  @Field(() => WrittenModel, { nullable: true, description: 'For ANNOUNCEMENT, while it is there.' })
  written: WrittenModel | null;

  @Field(() => MoveProposalModel, { nullable: true, description: 'For PROPOSAL, while it is there.' })
  proposal: MoveProposalModel | null;
}

@ObjectType('NotificationConnection')
export class NotificationConnectionModel
  extends connectionOf(() => NotificationModel)
  implements Connection<NotificationModel>
{
  @Field(() => Int)
  unreadCount: number;
}
