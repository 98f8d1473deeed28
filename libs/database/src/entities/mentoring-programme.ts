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
  UpdateDateColumn,
} from 'typeorm';
import type { Relation } from 'typeorm';
import { Institution } from './institution.ts';
import { Person } from './people.ts';

export const programmeStates = ['draft', 'open', 'running', 'closed'] as const;
export type ProgrammeState = (typeof programmeStates)[number];
export const mentoringRoles = ['mentor', 'mentee'] as const;
export type MentoringRole = (typeof mentoringRoles)[number];
export const mentoringParticipantStates = ['invited', 'joined', 'left'] as const;
export type MentoringParticipantState = (typeof mentoringParticipantStates)[number];

/** Mentoring with a beginning and an end, that an institution or the platform offers. */
@Entity('mentoring_programme')
@Check('mentoring_programme_name_check', `name <> ''`)
@Check('mentoring_programme_weeks_check', 'weeks BETWEEN 4 AND 24')
@Check('mentoring_programme_most_mentees_check', 'most_mentees BETWEEN 1 AND 50')
@Check('mentoring_programme_state_check', `state IN ('draft', 'open', 'running', 'closed')`)
@Check('mentoring_programme_days_check', 'last_day >= first_day')
export class MentoringProgramme {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  /** Null: the platform's. */
  @Index()
  @Column({ type: 'uuid', nullable: true })
  institutionId: string | null;

  @Column({ type: 'text' })
  name: string;

  /** What it is for; may be empty. */
  @Column({ type: 'text' })
  purpose: string;

  /** YYYY-MM-DD */
  @Column({ type: 'date' })
  firstDay: string;

  /** YYYY-MM-DD, included. */
  @Column({ type: 'date' })
  lastDay: string;

  /** Of a mentorship. */
  @Column({ type: 'integer' })
  weeks: number;

  /** Mentees of one mentor in it at the same time. */
  @Column({ type: 'integer' })
  mostMentees: number;

  /** For the first meeting of two; may be empty. */
  @Column({ type: 'text' })
  guidance: string;

  @Column({ type: 'text', default: 'draft' })
  state: ProgrammeState;

  /** Version for the optimistic lock. A trigger counts it. */
  @Column({ type: 'integer', default: 1 })
  version: number;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;

  @UpdateDateColumn({ type: 'timestamptz' })
  updatedAt: Date;

  @ManyToOne(() => Institution, { onDelete: 'CASCADE' })
  @JoinColumn()
  institution: Relation<Institution> | null;
}

/** Who answers for a programme, and sees how its mentorships go. */
@Entity('mentoring_lead')
export class MentoringLead {
  @PrimaryColumn({ type: 'uuid' })
  programmeId: string;

  @Index()
  @PrimaryColumn({ type: 'uuid' })
  personId: string;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;

  @ManyToOne(() => MentoringProgramme, { onDelete: 'CASCADE' })
  @JoinColumn()
  programme: Relation<MentoringProgramme>;

  @ManyToOne(() => Person, { onDelete: 'CASCADE' })
  @JoinColumn()
  person: Relation<Person>;
}

/** Somebody in a programme, as mentor or as mentee. */
@Entity('mentoring_participant')
@Check('mentoring_participant_role_check', `role IN ('mentor', 'mentee')`)
@Check('mentoring_participant_state_check', `state IN ('invited', 'joined', 'left')`)
@Check('mentoring_participant_goals_check', 'cardinality(goals) <= 3')
export class MentoringParticipant {
  @PrimaryColumn({ type: 'uuid' })
  programmeId: string;

  @Index()
  @PrimaryColumn({ type: 'uuid' })
  personId: string;

  @Column({ type: 'text' })
  role: MentoringRole;

  @Column({ type: 'text' })
  state: MentoringParticipantState;

  /** Of a mentee: up to three things to reach, by which a mentor is found. */
  @Column({ type: 'text', array: true, default: [] })
  goals: string[];

  @Column({ type: 'timestamptz', default: () => 'now()' })
  stateSince: Date;

  @ManyToOne(() => MentoringProgramme, { onDelete: 'CASCADE' })
  @JoinColumn()
  programme: Relation<MentoringProgramme>;

  @ManyToOne(() => Person, { onDelete: 'CASCADE' })
  @JoinColumn()
  person: Relation<Person>;
}
