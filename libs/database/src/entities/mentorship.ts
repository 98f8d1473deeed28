import {
  Check,
  Column,
  CreateDateColumn,
  Entity,
  Index,
  JoinColumn,
  ManyToOne,
  OneToOne,
  PrimaryGeneratedColumn,
} from 'typeorm';
import type { Relation } from 'typeorm';
import { MentoringProgramme } from './mentoring-programme.ts';
import { MentoringRequest } from './mentoring.ts';
import { Person } from './people.ts';
import { SessionOwner } from './session-owner.ts';

export const mentorshipStates = ['agreeing', 'active', 'ended'] as const;
export type MentorshipState = (typeof mentorshipStates)[number];
export const meetingRhythms = ['weekly', 'fortnightly', 'monthly'] as const;
export type MeetingRhythm = (typeof meetingRhythms)[number];
/** Why it ended; none of them blames anybody. `left`: one of the two erased their account. */
export const endReasons = ['goals_reached', 'time_over', 'no_time', 'other_mentor', 'circumstances', 'other'] as const;
export type EndReason = (typeof endReasons)[number] | 'left';

/** A mentor and a mentee, and what they agree on. Their meetings are the sessions of its owner. */
@Entity('mentorship')
@Check('mentorship_state_check', `state IN ('agreeing', 'active', 'ended')`)
@Check('mentorship_ended_check', `(state = 'ended') = (ended_at IS NOT NULL)`)
@Check('mentorship_weeks_check', 'weeks BETWEEN 4 AND 24')
@Check('mentorship_rhythm_check', `rhythm IN ('weekly', 'fortnightly', 'monthly')`)
@Check('mentorship_dates_check', '(starts_on IS NULL) = (ends_on IS NULL) AND ends_on >= starts_on')
@Check(
  'mentorship_active_check',
  `state <> 'active' OR starts_on IS NOT NULL AND mentor_signed_at IS NOT NULL AND mentee_signed_at IS NOT NULL`,
)
@Check(
  'mentorship_end_reason_check',
  `end_reason IN ('goals_reached', 'time_over', 'no_time', 'other_mentor', 'circumstances', 'other', 'left')`,
)
@Index('mentorship_open_idx', ['mentorId', 'menteeId'], { unique: true, where: `state <> 'ended'` })
export class Mentorship {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column({ type: 'uuid', unique: true })
  requestId: string;

  @Index()
  @Column({ type: 'uuid' })
  mentorId: string;

  @Index()
  @Column({ type: 'uuid' })
  menteeId: string;

  @Column({ type: 'uuid', unique: true })
  ownerId: string;

  @Column({ type: 'text', default: 'agreeing' })
  state: MentorshipState;

  @Column({ type: 'integer', default: 12 })
  weeks: number;

  @Column({ type: 'text', default: 'fortnightly' })
  rhythm: MeetingRhythm;

  /** What stays between the two, in their words; may be empty. */
  @Column({ type: 'text', default: '' })
  confidential: string;

  /** Counts changes of what is agreed, goals included, and no signatures: who signs second has seen the same words. */
  @Column({ type: 'integer', default: 1 })
  agreementVersion: number;

  @Column({ type: 'timestamptz', nullable: true })
  mentorSignedAt: Date | null;

  @Column({ type: 'timestamptz', nullable: true })
  menteeSignedAt: Date | null;

  /** YYYY-MM-DD, as the mentee counted days when both had signed. */
  @Column({ type: 'date', nullable: true })
  startsOn: string | null;

  /** YYYY-MM-DD, the last day. */
  @Column({ type: 'date', nullable: true })
  endsOn: string | null;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;

  @Column({ type: 'timestamptz', nullable: true })
  endedAt: Date | null;

  @Column({ type: 'text', nullable: true })
  endReason: EndReason | null;

  /** In the words of who ended it; may be empty. */
  @Column({ type: 'text', default: '' })
  endWords: string;

  /** Null: the system, or somebody who is gone. */
  @Index()
  @Column({ type: 'uuid', nullable: true })
  endedBy: string | null;

  /** Who would go on with one that ended; it does when the other wants it too. */
  @Index()
  @Column({ type: 'uuid', nullable: true })
  reopenAskedBy: string | null;

  /** Null: it belongs to no programme. */
  @Index()
  @Column({ type: 'uuid', nullable: true })
  programmeId: string | null;

  @ManyToOne(() => MentoringProgramme, { onDelete: 'SET NULL' })
  @JoinColumn()
  programme: Relation<MentoringProgramme> | null;

  @OneToOne(() => MentoringRequest, { onDelete: 'CASCADE' })
  @JoinColumn()
  request: Relation<MentoringRequest>;

  @OneToOne(() => SessionOwner)
  @JoinColumn()
  owner: Relation<SessionOwner>;

  @ManyToOne(() => Person, { onDelete: 'CASCADE' })
  @JoinColumn()
  mentor: Relation<Person>;

  @ManyToOne(() => Person, { onDelete: 'CASCADE' })
  @JoinColumn()
  mentee: Relation<Person>;

  @ManyToOne(() => Person, { onDelete: 'SET NULL' })
  @JoinColumn({ name: 'ended_by' })
  ender: Relation<Person> | null;

  @ManyToOne(() => Person, { onDelete: 'SET NULL' })
  @JoinColumn({ name: 'reopen_asked_by' })
  reopener: Relation<Person> | null;
}

/** What a mentee wants to reach: one to five a mentorship. */
@Entity('mentorship_goal')
@Check('mentorship_goal_title_check', `title <> ''`)
@Check('mentorship_goal_place_check', 'place BETWEEN 1 AND 5')
@Index(['mentorshipId', 'place'], { unique: true })
export class MentorshipGoal {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column({ type: 'uuid' })
  mentorshipId: string;

  @Column({ type: 'integer' })
  place: number;

  @Column({ type: 'text' })
  title: string;

  @Column({ type: 'timestamptz', nullable: true })
  doneAt: Date | null;

  @Index()
  @Column({ type: 'uuid', nullable: true })
  doneBy: string | null;

  /** By what one sees that it is done: text or a link; may be empty. */
  @Column({ type: 'text', default: '' })
  evidence: string;

  @ManyToOne(() => Mentorship, { onDelete: 'CASCADE' })
  @JoinColumn()
  mentorship: Relation<Mentorship>;

  @ManyToOne(() => Person, { onDelete: 'SET NULL' })
  @JoinColumn({ name: 'done_by' })
  doer: Relation<Person> | null;
}

/** One of up to ten steps to a goal. */
@Entity('mentorship_step')
@Check('mentorship_step_title_check', `title <> ''`)
@Check('mentorship_step_place_check', 'place BETWEEN 1 AND 10')
@Index(['goalId', 'place'], { unique: true })
export class MentorshipStep {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column({ type: 'uuid' })
  goalId: string;

  @Column({ type: 'integer' })
  place: number;

  @Column({ type: 'text' })
  title: string;

  @Column({ type: 'timestamptz', nullable: true })
  doneAt: Date | null;

  @Index()
  @Column({ type: 'uuid', nullable: true })
  doneBy: string | null;

  @Column({ type: 'text', default: '' })
  evidence: string;

  @ManyToOne(() => MentorshipGoal, { onDelete: 'CASCADE' })
  @JoinColumn()
  goal: Relation<MentorshipGoal>;

  @ManyToOne(() => Person, { onDelete: 'SET NULL' })
  @JoinColumn({ name: 'done_by' })
  doer: Relation<Person> | null;
}
