import {
  Check,
  Column,
  CreateDateColumn,
  Entity,
  Index,
  JoinColumn,
  ManyToOne,
  OneToMany,
  PrimaryColumn,
  PrimaryGeneratedColumn,
  UpdateDateColumn,
} from 'typeorm';
import type { Relation } from 'typeorm';
import { courseLanguages as namedLanguages } from '#contract/course-languages';
import type { CourseLanguage } from '#contract/course-languages';
import { Cohort } from './enrolment.ts';
import { Campus, Department, Institution, LectureRoom, Term } from './institution.ts';
import { Person } from './people.ts';
import { SessionSeries } from './timetable.ts';

/** Languages that courses are taught and described in, BCP 47. */
export const courseLanguages = Object.keys(namedLanguages) as readonly CourseLanguage[];
export type { CourseLanguage };
const oneOfCourseLanguages = `language IN (${courseLanguages.map((tag) => `'${tag}'`).join(', ')})`;
export const courseLevels = ['certificate', 'bachelor', 'master', 'doctorate'] as const;
export type CourseLevel = (typeof courseLevels)[number];
export const sectionStates = ['draft', 'open', 'running', 'finished', 'cancelled'] as const;
export type SectionState = (typeof sectionStates)[number];
export const teachingRoles = ['lecturer', 'assistant'] as const;
export type TeachingRole = (typeof teachingRoles)[number];
export const enrolmentWays = ['admin', 'cohort', 'self', 'link', 'register', 'waiting_list'] as const;
export type EnrolmentWay = (typeof enrolmentWays)[number];

/** An entry in the catalogue. */
@Entity('course')
@Check('course_code_check', `code <> ''`)
@Check('course_language_check', oneOfCourseLanguages)
@Check('course_credits_check', 'credits BETWEEN 0 AND 60')
@Check('course_level_check', `level IN ('certificate', 'bachelor', 'master', 'doctorate')`)
@Index('course_search_idx', { synchronize: false })
@Index('course_institution_id_code_fold_idx', { synchronize: false })
@Index(['institutionId', 'code'], { unique: true })
export class Course {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column({ type: 'uuid' })
  institutionId: string;

  @Column({ type: 'text' })
  code: string;

  /** In `language`, as description and outcomes are; other languages are translations. */
  @Column({ type: 'text' })
  title: string;

  @Index()
  @Column({ type: 'uuid', nullable: true })
  departmentId: string | null;

  @Column({ type: 'text', default: 'fr' })
  language: CourseLanguage;

  @Column({ type: 'text', default: '' })
  description: string;

  /** What one can do afterwards, one line each. */
  @Column({ type: 'text', array: true, default: '{}' })
  outcomes: string[];

  @Column({ type: 'real', nullable: true })
  credits: number | null;

  @Column({ type: 'text', nullable: true })
  level: CourseLevel | null;

  /** Offered no more since; its sections stay. */
  @Column({ type: 'timestamptz', nullable: true })
  archivedAt: Date | null;

  /** Version for the optimistic lock. A trigger counts it. */
  @Column({ type: 'integer', default: 1 })
  version: number;

  @ManyToOne(() => Institution, { onDelete: 'CASCADE' })
  @JoinColumn()
  institution: Relation<Institution>;

  @ManyToOne(() => Department, { deferrable: 'INITIALLY DEFERRED' })
  @JoinColumn()
  department: Relation<Department> | null;
}

@Entity('course_translation')
@Check('course_translation_language_check', oneOfCourseLanguages)
@Index('course_translation_search_idx', { synchronize: false })
export class CourseTranslation {
  @PrimaryColumn({ type: 'uuid' })
  courseId: string;

  @PrimaryColumn({ type: 'text' })
  language: CourseLanguage;

  @Column({ type: 'text' })
  title: string;

  @Column({ type: 'text', default: '' })
  description: string;

  @Column({ type: 'text', array: true, default: '{}' })
  outcomes: string[];

  @ManyToOne(() => Course, { onDelete: 'CASCADE' })
  @JoinColumn()
  course: Relation<Course>;
}

@Entity('course_prerequisite')
@Check('course_prerequisite_other_check', 'course_id <> prerequisite_id')
export class CoursePrerequisite {
  @PrimaryColumn({ type: 'uuid' })
  courseId: string;

  @Index()
  @PrimaryColumn({ type: 'uuid' })
  prerequisiteId: string;

  @ManyToOne(() => Course, { onDelete: 'CASCADE' })
  @JoinColumn()
  course: Relation<Course>;

  @ManyToOne(() => Course, { onDelete: 'CASCADE' })
  @JoinColumn()
  prerequisite: Relation<Course>;
}

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

/** One scheduled meeting of a section: an instant range, and the zone and local time it was planned in. */
@Entity('session')
@Index('session_search_idx', { synchronize: false })
@Check('session_range_check', 'ends_at > starts_at')
@Check('session_local_start_check', `local_start ~ '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}$'`)
@Check('session_change_reason_check', `change_reason <> ''`)
@Index(['sectionId', 'startsAt'])
@Index(['seriesId', 'seriesDate'], { unique: true })
@Index(['roomId', 'startsAt'])
export class Session {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column({ type: 'uuid' })
  sectionId: string;

  /** What it is about; may be empty. */
  @Column({ type: 'text' })
  topic: string;

  @Index()
  @Column({ type: 'timestamptz' })
  startsAt: Date;

  @Column({ type: 'timestamptz' })
  endsAt: Date;

  /** IANA zone it was planned in. */
  @Column({ type: 'text' })
  zone: string;

  /** Local time it was planned for in that zone, YYYY-MM-DDTHH:MM: what counts when a zone's rules change. */
  @Column({ type: 'text' })
  localStart: string;

  @Column({ type: 'timestamptz', nullable: true })
  cancelledAt: Date | null;

  /** Why it was last moved or cancelled, as people are told; null: nobody said. */
  @Column({ type: 'text', nullable: true })
  changeReason: string | null;

  @Column({ type: 'uuid', nullable: true })
  seriesId: string | null;

  /** The rule's own local start (YYYY-MM-DDTHH:MM) that this session stands for, also after it was moved. */
  @Column({ type: 'text', nullable: true })
  seriesDate: string | null;

  @Column({ type: 'uuid', nullable: true })
  roomId: string | null;

  /** RFC 5545 SEQUENCE: how often what a calendar shows of it has changed; counted by a trigger. */
  @Column({ type: 'integer', default: 0 })
  sequence: number;

  /** Version for the optimistic lock. A trigger counts it. */
  @Column({ type: 'integer', default: 1 })
  version: number;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;

  @UpdateDateColumn({ type: 'timestamptz' })
  updatedAt: Date;

  @ManyToOne(() => SessionSeries, { onDelete: 'SET NULL' })
  @JoinColumn()
  series: Relation<SessionSeries> | null;

  @ManyToOne(() => LectureRoom, { deferrable: 'INITIALLY DEFERRED' })
  @JoinColumn()
  room: Relation<LectureRoom> | null;

  @ManyToOne(() => Section, { onDelete: 'CASCADE' })
  @JoinColumn()
  section: Relation<Section>;
}
