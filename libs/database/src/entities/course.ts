import {
  Check,
  Column,
  Entity,
  Index,
  JoinColumn,
  ManyToOne,
  OneToMany,
  PrimaryColumn,
  PrimaryGeneratedColumn,
} from 'typeorm';
import type { Relation } from 'typeorm';
import { Campus, Institution, Term } from './institution.ts';
import { Person } from './people.ts';

/** An entry in the catalogue. */
@Entity('course')
@Check('course_code_check', `code <> ''`)
@Index(['institutionId', 'code'], { unique: true })
export class Course {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column({ type: 'uuid' })
  institutionId: string;

  @Column({ type: 'text' })
  code: string;

  @Column({ type: 'text' })
  title: string;

  @ManyToOne(() => Institution, { onDelete: 'CASCADE' })
  @JoinColumn()
  institution: Relation<Institution>;
}

/** One run of a course in a term, at a campus, with its lecturers and its cohort (the enrolled students). */
@Entity('section')
@Index(['courseId', 'termId', 'name'], { unique: true })
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
export class SectionLecturer {
  @PrimaryColumn({ type: 'uuid' })
  sectionId: string;

  @Index()
  @PrimaryColumn({ type: 'uuid' })
  personId: string;

  @ManyToOne(() => Section, (section) => section.lecturers, { onDelete: 'CASCADE' })
  @JoinColumn()
  section: Relation<Section>;

  @ManyToOne(() => Person, { onDelete: 'CASCADE' })
  @JoinColumn()
  person: Relation<Person>;
}

/** A student's place in a section's cohort. */
@Entity('enrolment')
export class Enrolment {
  @PrimaryColumn({ type: 'uuid' })
  sectionId: string;

  @Index()
  @PrimaryColumn({ type: 'uuid' })
  personId: string;

  @ManyToOne(() => Section, (section) => section.cohort, { onDelete: 'CASCADE' })
  @JoinColumn()
  section: Relation<Section>;

  @ManyToOne(() => Person, { onDelete: 'CASCADE' })
  @JoinColumn()
  person: Relation<Person>;
}

/** One scheduled meeting of a section: an instant range, and the zone and local time it was planned in. */
@Entity('session')
@Check('session_range_check', 'ends_at > starts_at')
@Check('session_local_start_check', `local_start ~ '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}$'`)
@Index(['sectionId', 'startsAt'])
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

  @ManyToOne(() => Section, { onDelete: 'CASCADE' })
  @JoinColumn()
  section: Relation<Section>;
}
