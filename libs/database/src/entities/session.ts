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
import { LectureRoom } from './institution.ts';
import { Person } from './people.ts';
import { Section } from './section.ts';
import { SessionOwner } from './session-owner.ts';

/** One RFC 5545 rule. Its sessions are rows of their own, so that each can be moved, cancelled and attended. */
@Entity('session_series')
@Check('session_series_minutes_check', 'minutes > 0')
@Check('session_series_local_start_check', `local_start ~ '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}$'`)
export class SessionSeries {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Index()
  @Column({ type: 'uuid' })
  sectionId: string;

  /** Value of an RRULE, without DTSTART: "FREQ=WEEKLY;COUNT=12". */
  @Column({ type: 'text' })
  rule: string;

  /** Local time of the first, YYYY-MM-DDTHH:MM in `zone`. */
  @Column({ type: 'text' })
  localStart: string;

  @Column({ type: 'integer' })
  minutes: number;

  /** IANA zone. */
  @Column({ type: 'text' })
  zone: string;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;

  /** Version for the optimistic lock. A trigger counts it. */
  @Column({ type: 'integer', default: 1 })
  version: number;

  @ManyToOne(() => Section, { onDelete: 'CASCADE' })
  @JoinColumn()
  section: Relation<Section>;
}

/** One scheduled meeting, of a section or of another owner: an instant range, and the zone and local time it was planned in. */
@Entity('session')
@Index('session_search_idx', { synchronize: false })
@Check('session_range_check', 'ends_at > starts_at')
@Check('session_local_start_check', `local_start ~ '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}$'`)
@Check('session_change_reason_check', `change_reason <> ''`)
@Check('session_of_one_check', 'num_nonnulls(section_id, owner_id) = 1')
@Index(['sectionId', 'startsAt'])
@Index(['ownerId', 'startsAt'])
@Index(['seriesId', 'seriesDate'], { unique: true })
@Index(['roomId', 'startsAt'])
export class Session {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column({ type: 'uuid', nullable: true })
  sectionId: string | null;

  /** Instead of a section. */
  @Column({ type: 'uuid', nullable: true })
  ownerId: string | null;

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
  section: Relation<Section> | null;

  @ManyToOne(() => SessionOwner, { onDelete: 'CASCADE' })
  @JoinColumn()
  owner: Relation<SessionOwner> | null;
}

/** Who teaches this one session instead of the section's lecturers; without rows, those do. */
@Entity('session_lecturer')
export class SessionLecturer {
  @PrimaryColumn({ type: 'uuid' })
  sessionId: string;

  @Index()
  @PrimaryColumn({ type: 'uuid' })
  personId: string;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;

  @ManyToOne(() => Session, { onDelete: 'CASCADE' })
  @JoinColumn()
  session: Relation<Session>;

  @ManyToOne(() => Person, { onDelete: 'CASCADE' })
  @JoinColumn()
  person: Relation<Person>;
}
