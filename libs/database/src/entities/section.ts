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
  OneToMany,
} from 'typeorm';
import type { Relation } from 'typeorm';
import { Course } from './course.ts';
import { Cohort } from './enrolment.ts';
import { Campus, Term } from './institution.ts';
import { Person } from './people.ts';

export const sectionStates = ['draft', 'open', 'running', 'finished', 'cancelled'] as const;
export type SectionState = (typeof sectionStates)[number];
export const teachingRoles = ['lecturer', 'assistant'] as const;
export type TeachingRole = (typeof teachingRoles)[number];
export const enrolmentWays = ['admin', 'cohort', 'self', 'link', 'register', 'waiting_list'] as const;
export type EnrolmentWay = (typeof enrolmentWays)[number];

/** One run of a course in a term, at a campus, with its lecturers and its cohort (the enrolled students). */
@Entity('section')
@Check('section_state_check', `state IN ('draft', 'open', 'running', 'finished', 'cancelled')`)
@Check('section_capacity_check', 'capacity > 0')
@Check('section_archived_check', `archived_at IS NULL OR state <> 'running'`)
@Index(['courseId', 'termId', 'campusId', 'name'], { unique: true })
export class Section {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column({ type: 'uuid' })
  courseId: string;

  @Index()
  @Column({ type: 'uuid' })
  termId: string;

  @Index()
  @Column({ type: 'uuid' })
  campusId: string;

  /** Tells the sections of one course apart: "A", "evening". */
  @Column({ type: 'text' })
  name: string;

  @Column({ type: 'text', default: 'open' })
  state: SectionState;

  /** Seats for students; null: no limit. */
  @Column({ type: 'integer', nullable: true })
  capacity: number | null;

  /** A student who finds it full waits in order. */
  @Column({ type: 'boolean', default: true })
  waitingList: boolean;

  /** Students of the institution may enrol themselves while it is open. */
  @Column({ type: 'boolean', default: false })
  selfEnrolment: boolean;

  /** Since when it is put away: out of the lists, and to be read only. */
  @Column({ type: 'timestamptz', nullable: true })
  archivedAt: Date | null;

  /** Version for the optimistic lock. A trigger counts it. */
  @Column({ type: 'integer', default: 1 })
  version: number;

  @ManyToOne(() => Course, { onDelete: 'CASCADE' })
  @JoinColumn()
  course: Relation<Course>;

  @ManyToOne(() => Term, { deferrable: 'INITIALLY DEFERRED' })
  @JoinColumn()
  term: Relation<Term>;

  @ManyToOne(() => Campus, { deferrable: 'INITIALLY DEFERRED' })
  @JoinColumn()
  campus: Relation<Campus>;

  @OneToMany(() => SectionLecturer, (lecturer) => lecturer.section)
  lecturers: Relation<SectionLecturer[]>;

  @OneToMany(() => Enrolment, (enrolment) => enrolment.section)
  cohort: Relation<Enrolment[]>;
}

@Entity('section_lecturer')
@Check('section_lecturer_role_check', `role IN ('lecturer', 'assistant')`)
export class SectionLecturer {
  @PrimaryColumn({ type: 'uuid' })
  sectionId: string;

  @Index()
  @PrimaryColumn({ type: 'uuid' })
  personId: string;

  @Column({ type: 'text', default: 'lecturer' })
  role: TeachingRole;

  /** Questions that students sent to their lecturers in confidence before are not shown to this one. */
  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;

  @ManyToOne(() => Section, (section) => section.lecturers, { onDelete: 'CASCADE' })
  @JoinColumn()
  section: Relation<Section>;

  @ManyToOne(() => Person, { onDelete: 'CASCADE' })
  @JoinColumn()
  person: Relation<Person>;
}

/** A student's place in a section's cohort. */
@Entity('enrolment')
@Check('enrolment_role_check', `role IN ('student', 'assistant')`)
@Check('enrolment_via_check', `via IN ('admin', 'cohort', 'self', 'link', 'register', 'waiting_list')`)
export class Enrolment {
  @PrimaryColumn({ type: 'uuid' })
  sectionId: string;

  @Index()
  @PrimaryColumn({ type: 'uuid' })
  personId: string;

  /** An assistant is a student who helps. */
  @Column({ type: 'text', default: 'student' })
  role: 'student' | 'assistant';

  @Column({ type: 'text', default: 'admin' })
  via: EnrolmentWay;

  /** The cohort with which the person came. */
  @Index()
  @Column({ type: 'uuid', nullable: true })
  cohortId: string | null;

  @CreateDateColumn({ type: 'timestamptz' })
  enrolledAt: Date;

  @ManyToOne(() => Cohort, { onDelete: 'SET NULL' })
  @JoinColumn({ name: 'cohort_id' })
  fromCohort: Relation<Cohort> | null;

  @ManyToOne(() => Section, (section) => section.cohort, { onDelete: 'CASCADE' })
  @JoinColumn()
  section: Relation<Section>;

  @ManyToOne(() => Person, { onDelete: 'CASCADE' })
  @JoinColumn()
  person: Relation<Person>;
}
