import {
  Check,
  Column,
  CreateDateColumn,
  Entity,
  Index,
  JoinColumn,
  ManyToOne,
  PrimaryColumn,
  PrimaryGeneratedColumn,
} from 'typeorm';
import type { Relation } from 'typeorm';
import { MentoringRequest } from './mentoring.ts';
import { Person } from './people.ts';
import { Session } from './session.ts';

export const reportStates = ['open', 'in_hand', 'closed'] as const;
export type ReportState = (typeof reportStates)[number];
export const reportReasons = ['disrespect', 'harassment', 'discrimination', 'money', 'false_claims', 'other'] as const;
export type ReportReason = (typeof reportReasons)[number];

/** One person wants nothing to do with another. It holds both ways: neither finds or asks the other. */
@Entity('person_block')
@Check('person_block_pair_check', 'blocker_id <> blocked_id')
export class PersonBlock {
  @PrimaryColumn({ type: 'uuid' })
  blockerId: string;

  @Index()
  @PrimaryColumn({ type: 'uuid' })
  blockedId: string;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;

  @ManyToOne(() => Person, { onDelete: 'CASCADE' })
  @JoinColumn()
  blocker: Relation<Person>;

  @ManyToOne(() => Person, { onDelete: 'CASCADE' })
  @JoinColumn()
  blocked: Relation<Person>;
}

/** What somebody reports of another to the coordinators. */
@Entity('mentoring_report')
@Check('mentoring_report_pair_check', 'reporter_id <> reported_id')
@Check(
  'mentoring_report_reason_check',
  `reason IN ('disrespect', 'harassment', 'discrimination', 'money', 'false_claims', 'other')`,
)
@Check('mentoring_report_words_check', `words <> ''`)
@Check('mentoring_report_state_check', `state IN ('open', 'in_hand', 'closed')`)
@Check('mentoring_report_closed_check', `(state = 'closed') = (closed_at IS NOT NULL)`)
@Index(['state', 'createdAt'])
export class MentoringReport {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Index()
  @Column({ type: 'uuid' })
  reporterId: string;

  @Index()
  @Column({ type: 'uuid' })
  reportedId: string;

  @Column({ type: 'text' })
  reason: ReportReason;

  /** Of the reporter. */
  @Column({ type: 'text' })
  words: string;

  /** The reporter shows what the other wrote in it. */
  @Index()
  @Column({ type: 'uuid', nullable: true })
  requestId: string | null;

  /** The reporter says that it happened then. */
  @Index()
  @Column({ type: 'uuid', nullable: true })
  meetingId: string | null;

  @Column({ type: 'text', default: 'open' })
  state: ReportState;

  /** Who has it in hand. */
  @Index()
  @Column({ type: 'uuid', nullable: true })
  coordinatorId: string | null;

  /** What was done about it, for coordinators; may be empty. */
  @Column({ type: 'text', default: '' })
  outcome: string;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;

  @Column({ type: 'timestamptz', nullable: true })
  closedAt: Date | null;

  @ManyToOne(() => Person, { onDelete: 'CASCADE' })
  @JoinColumn()
  reporter: Relation<Person>;

  @ManyToOne(() => Person, { onDelete: 'CASCADE' })
  @JoinColumn()
  reported: Relation<Person>;

  @ManyToOne(() => MentoringRequest, { onDelete: 'SET NULL' })
  @JoinColumn()
  request: Relation<MentoringRequest> | null;

  @ManyToOne(() => Session, { onDelete: 'SET NULL' })
  @JoinColumn()
  meeting: Relation<Session> | null;

  @ManyToOne(() => Person, { onDelete: 'SET NULL' })
  @JoinColumn()
  coordinator: Relation<Person> | null;
}
