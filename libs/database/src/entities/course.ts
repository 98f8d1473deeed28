import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';
import type { Relation } from 'typeorm';
import { courseLanguages as namedLanguages } from '#contract/course-languages';
import type { CourseLanguage } from '#contract/course-languages';
import { Department, Institution } from './institution.ts';

/** Languages that courses are taught and described in, BCP 47. */
export const courseLanguages = Object.keys(namedLanguages) as readonly CourseLanguage[];
export type { CourseLanguage };
const oneOfCourseLanguages = `language IN (${courseLanguages.map((tag) => `'${tag}'`).join(', ')})`;
export const courseLevels = ['certificate', 'bachelor', 'master', 'doctorate'] as const;
export type CourseLevel = (typeof courseLevels)[number];

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
