import {
  Check,
  Column,
  CreateDateColumn,
  Entity,
  Index,
  JoinColumn,
  ManyToOne,
  PrimaryGeneratedColumn,
  UpdateDateColumn,
} from 'typeorm';
import type { Relation } from 'typeorm';
import { Section } from './section.ts';
import { Session } from './session.ts';
import { Person } from './people.ts';

export const attendanceMarks = ['present', 'excused'] as const;
/** `present`: there without a device. `excused`: not counted among those who were expected. */
export type AttendanceMark = (typeof attendanceMarks)[number];

/** What somebody says of a student's attendance that the class log cannot know. The log stays what it is. */
@Entity('attendance_correction')
@Check('attendance_correction_mark_check', `mark IN ('present', 'excused')`)
@Check('attendance_correction_reason_check', `reason <> ''`)
@Index(['sessionId', 'personId'], { unique: true })
export class AttendanceCorrection {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column({ type: 'uuid' })
  sessionId: string;

  /** The session's own, so that the audit log finds the institution. */
  @Index()
  @Column({ type: 'uuid' })
  sectionId: string;

  @Index()
  @Column({ type: 'uuid' })
  personId: string;

  @Column({ type: 'text' })
  mark: AttendanceMark;

  @Column({ type: 'text' })
  reason: string;

  /** Null when they are gone. */
  @Index()
  @Column({ type: 'uuid', nullable: true })
  correctedBy: string | null;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;

  @UpdateDateColumn({ type: 'timestamptz' })
  updatedAt: Date;

  @ManyToOne(() => Session, { onDelete: 'CASCADE' })
  @JoinColumn()
  session: Relation<Session>;

  @ManyToOne(() => Section, { onDelete: 'CASCADE' })
  @JoinColumn()
  section: Relation<Section>;

  @ManyToOne(() => Person, { onDelete: 'CASCADE' })
  @JoinColumn()
  person: Relation<Person>;

  @ManyToOne(() => Person, { onDelete: 'SET NULL' })
  @JoinColumn({ name: 'corrected_by' })
  corrector: Relation<Person> | null;
}
