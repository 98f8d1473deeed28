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
import { Section } from './section.ts';
import { Campus, Department, Institution } from './institution.ts';
import { oneOfLanguages, Person } from './people.ts';
import type { Language, MembershipRole } from './people.ts';

/** A named set of students that is enrolled together: "Bac 2 Informatique, Butare". */
@Entity('cohort')
@Check('cohort_name_check', `name <> ''`)
@Index(['institutionId', 'name'], { unique: true })
export class Cohort {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column({ type: 'uuid' })
  institutionId: string;

  @Index()
  @Column({ type: 'uuid', nullable: true })
  departmentId: string | null;

  @Index()
  @Column({ type: 'uuid', nullable: true })
  campusId: string | null;

  @Column({ type: 'text' })
  name: string;

  /** Version for the optimistic lock. A trigger counts it. */
  @Column({ type: 'integer', default: 1 })
  version: number;

  @ManyToOne(() => Institution, { onDelete: 'CASCADE' })
  @JoinColumn()
  institution: Relation<Institution>;

  @ManyToOne(() => Department, { deferrable: 'INITIALLY DEFERRED' })
  @JoinColumn()
  department: Relation<Department> | null;

  @ManyToOne(() => Campus, { deferrable: 'INITIALLY DEFERRED' })
  @JoinColumn()
  campus: Relation<Campus> | null;
}

@Entity('cohort_member')
export class CohortMember {
  @PrimaryColumn({ type: 'uuid' })
  cohortId: string;

  @Index()
  @PrimaryColumn({ type: 'uuid' })
  personId: string;

  @ManyToOne(() => Cohort, { onDelete: 'CASCADE' })
  @JoinColumn()
  cohort: Relation<Cohort>;

  @ManyToOne(() => Person, { onDelete: 'CASCADE' })
  @JoinColumn()
  person: Relation<Person>;
}

/** Cohorts that were enrolled in a section as a whole. */
@Entity('section_cohort')
export class SectionCohort {
  @PrimaryColumn({ type: 'uuid' })
  sectionId: string;

  @Index()
  @PrimaryColumn({ type: 'uuid' })
  cohortId: string;

  @ManyToOne(() => Section, { onDelete: 'CASCADE' })
  @JoinColumn()
  section: Relation<Section>;

  @ManyToOne(() => Cohort, { onDelete: 'CASCADE' })
  @JoinColumn()
  cohort: Relation<Cohort>;
}

/** A student who waits for a seat; the earliest comes first. */
@Entity('waiting_place')
@Index(['sectionId', 'since'])
export class WaitingListEntry {
  @PrimaryColumn({ type: 'uuid' })
  sectionId: string;

  @Index()
  @PrimaryColumn({ type: 'uuid' })
  personId: string;

  /** The cohort the person came with, if they did. */
  @Index()
  @Column({ type: 'uuid', nullable: true })
  cohortId: string | null;

  @Column({ type: 'timestamptz', default: () => 'clock_timestamp()' })
  since: Date;

  @ManyToOne(() => Section, { onDelete: 'CASCADE' })
  @JoinColumn()
  section: Relation<Section>;

  @ManyToOne(() => Person, { onDelete: 'CASCADE' })
  @JoinColumn()
  person: Relation<Person>;

  @ManyToOne(() => Cohort, { onDelete: 'SET NULL' })
  @JoinColumn()
  cohort: Relation<Cohort> | null;
}

/** To one address, or a link for many; into an institution, or into one section of it. The token is hashed like a sign-in's. */
@Entity('invitation')
@Check('invitation_role_check', `role IN ('student', 'lecturer', 'admin')`)
@Check('invitation_email_check', `email = lower(email) AND email LIKE '%_@_%'`)
@Check('invitation_language_check', oneOfLanguages)
@Check('invitation_most_uses_check', 'most_uses > 0')
export class Invitation {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Index()
  @Column({ type: 'uuid' })
  institutionId: string;

  @Index()
  @Column({ type: 'uuid', nullable: true })
  sectionId: string | null;

  @Column({ type: 'text' })
  role: MembershipRole;

  /** Null: a link that anybody who has it can use. */
  @Index('invitation_email_idx')
  @Column({ type: 'text', nullable: true })
  email: string | null;

  @Column({ type: 'text', default: '' })
  name: string;

  @Column({ type: 'text', default: 'fr' })
  language: Language;

  @Column({ type: 'bytea', unique: true })
  tokenHash: Buffer;

  /** Null: no limit. */
  @Column({ type: 'integer', nullable: true })
  mostUses: number | null;

  /** The link that an address was given to: the letter to it shows that it is the person's own. */
  @Index()
  @Column({ type: 'uuid', nullable: true })
  linkId: string | null;

  @Index()
  @Column({ type: 'uuid', nullable: true })
  createdBy: string | null;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;

  @Column({ type: 'timestamptz' })
  expiresAt: Date;

  @Column({ type: 'timestamptz', nullable: true })
  revokedAt: Date | null;

  @ManyToOne(() => Institution, { onDelete: 'CASCADE' })
  @JoinColumn()
  institution: Relation<Institution>;

  @ManyToOne(() => Section, { onDelete: 'CASCADE' })
  @JoinColumn()
  section: Relation<Section> | null;

  @ManyToOne(() => Invitation, { onDelete: 'CASCADE' })
  @JoinColumn()
  link: Relation<Invitation> | null;

  @ManyToOne(() => Person, { onDelete: 'SET NULL' })
  @JoinColumn({ name: 'created_by' })
  creator: Relation<Person> | null;
}

@Entity('invitation_use')
export class InvitationUse {
  @PrimaryColumn({ type: 'uuid' })
  invitationId: string;

  @Index()
  @PrimaryColumn({ type: 'uuid' })
  personId: string;

  @CreateDateColumn({ type: 'timestamptz' })
  usedAt: Date;

  @ManyToOne(() => Invitation, { onDelete: 'CASCADE' })
  @JoinColumn()
  invitation: Relation<Invitation>;

  @ManyToOne(() => Person, { onDelete: 'CASCADE' })
  @JoinColumn()
  person: Relation<Person>;
}
