import {
  Check,
  Column,
  CreateDateColumn,
  Entity,
  Index,
  JoinColumn,
  ManyToOne,
  OneToOne,
  PrimaryColumn,
  PrimaryGeneratedColumn,
  UpdateDateColumn,
} from 'typeorm';
import type { Relation } from 'typeorm';
import { MentoringProgramme } from './mentoring-programme.ts';
import { Person } from './people.ts';

export const mentoringAudiences = ['student', 'young_lecturer', 'alumni'] as const;
export type MentoringAudience = (typeof mentoringAudiences)[number];
export const requestStates = ['open', 'asked', 'accepted', 'declined', 'withdrawn', 'expired', 'closed'] as const;
export type RequestState = (typeof requestStates)[number];
/** Asked for by the mentor, or because requests stayed unanswered. */
export type PauseReason = 'asked' | 'silent';

/** What a mentor gives: one a person. */
@Entity('mentor_offer')
@Index('mentor_offer_search_idx', { synchronize: false })
@Index('mentor_offer_alike_idx', { synchronize: false })
@Check('mentor_offer_capacity_check', 'capacity BETWEEN 1 AND 50')
@Check('mentor_offer_paused_because_check', `paused_because IN ('asked', 'silent')`)
@Check('mentor_offer_paused_check', '(paused_at IS NULL) = (paused_because IS NULL)')
@Check(
  'mentor_offer_audiences_check',
  `audiences <@ ARRAY['student', 'young_lecturer', 'alumni'] AND cardinality(audiences) > 0`,
)
export class MentorOffer {
  @PrimaryColumn({ type: 'uuid' })
  personId: string;

  /** In the mentor's own words; may be empty. */
  @Column({ type: 'text' })
  about: string;

  @Column({ type: 'text', array: true })
  audiences: MentoringAudience[];

  /** Mentees at the same time. */
  @Column({ type: 'integer' })
  capacity: number;

  @Column({ type: 'timestamptz', nullable: true })
  pausedAt: Date | null;

  @Column({ type: 'text', nullable: true })
  pausedBecause: PauseReason | null;

  /** Requests in a row that ended while they waited for the mentor. */
  @Column({ type: 'integer', default: 0 })
  unanswered: number;

  /** Version for the optimistic lock. A trigger counts it. */
  @Column({ type: 'integer', default: 1 })
  version: number;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;

  @UpdateDateColumn({ type: 'timestamptz' })
  updatedAt: Date;

  @OneToOne(() => Person, { onDelete: 'CASCADE' })
  @JoinColumn()
  person: Relation<Person>;
}

/** Somebody asks a mentor. One of a pair is open at most. */
@Entity('mentoring_request')
@Check('mentoring_request_goals_check', 'cardinality(goals) BETWEEN 1 AND 3')
@Check(
  'mentoring_request_state_check',
  `state IN ('open', 'asked', 'accepted', 'declined', 'withdrawn', 'expired', 'closed')`,
)
@Check('mentoring_request_pair_check', 'mentor_id <> mentee_id')
@Index('mentoring_request_open_idx', ['mentorId', 'menteeId'], { unique: true, where: `state IN ('open', 'asked')` })
@Index('mentoring_request_expires_at_idx', ['expiresAt'], { where: `state IN ('open', 'asked')` })
export class MentoringRequest {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Index()
  @Column({ type: 'uuid' })
  mentorId: string;

  @Index()
  @Column({ type: 'uuid' })
  menteeId: string;

  @Column({ type: 'text' })
  message: string;

  /** One to three. */
  @Column({ type: 'text', array: true })
  goals: string[];

  /** What the mentee expects of the mentor; may be empty. */
  @Column({ type: 'text' })
  expectation: string;

  /** The mentee's other requests stay open when this one is accepted. */
  @Column({ type: 'boolean', default: false })
  keepsOthers: boolean;

  @Column({ type: 'text', default: 'open' })
  state: RequestState;

  /** Of the mentor: what more they want to know, or why they decline. */
  @Column({ type: 'text', default: '' })
  mentorWords: string;

  /** Of the mentee, who was asked to tell more. */
  @Column({ type: 'text', default: '' })
  menteeWords: string;

  @Column({ type: 'timestamptz' })
  expiresAt: Date;

  /** When the one who is to answer was reminded. */
  @Column({ type: 'timestamptz', nullable: true })
  remindedAt: Date | null;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;

  /** When the mentor answered first. */
  @Column({ type: 'timestamptz', nullable: true })
  answeredAt: Date | null;

  /** The programme in which its leads sent it; null: the mentee asked. */
  @Index()
  @Column({ type: 'uuid', nullable: true })
  programmeId: string | null;

  @ManyToOne(() => Person, { onDelete: 'CASCADE' })
  @JoinColumn()
  mentor: Relation<Person>;

  @ManyToOne(() => Person, { onDelete: 'CASCADE' })
  @JoinColumn()
  mentee: Relation<Person>;

  @ManyToOne(() => MentoringProgramme, { onDelete: 'SET NULL' })
  @JoinColumn()
  programme: Relation<MentoringProgramme> | null;
}
