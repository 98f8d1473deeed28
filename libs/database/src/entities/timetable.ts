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
import { Person } from './people.ts';
import { Section } from './section.ts';
import { Session } from './session.ts';

/** When a person cannot teach. */
@Entity('unavailability')
@Check('unavailability_minutes_check', 'minutes > 0')
@Check('unavailability_local_start_check', `local_start ~ '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}$'`)
export class Unavailability {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Index()
  @Column({ type: 'uuid' })
  personId: string;

  /** YYYY-MM-DDTHH:MM in `zone`. */
  @Column({ type: 'text' })
  localStart: string;

  @Column({ type: 'integer' })
  minutes: number;

  /** IANA zone. */
  @Column({ type: 'text' })
  zone: string;

  /** Value of an RRULE; null: once. */
  @Column({ type: 'text', nullable: true })
  rule: string | null;

  /** For the person's own eyes. */
  @Column({ type: 'text', default: '' })
  note: string;

  @ManyToOne(() => Person, { onDelete: 'CASCADE' })
  @JoinColumn()
  person: Relation<Person>;
}

export type MailState = 'none' | 'due' | 'sent' | 'failed';

/** A notification of a person, in the app and by mail; `key` keeps it from being made twice. */
@Entity('notification')
@Check('notification_mail_state_check', `mail_state IN ('none', 'due', 'sent', 'failed')`)
@Index(['personId', 'key'], { unique: true })
@Index(['personId', 'createdAt'])
@Index('notification_due_idx', ['mailDueAt'], { where: `mail_state = 'due'` })
export class Notification {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column({ type: 'uuid' })
  personId: string;

  @Column({ type: 'text' })
  key: string;

  @Column({ type: 'text' })
  kind: string;

  @Column({ type: 'jsonb' })
  facts: Record<string, unknown>;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;

  @Column({ type: 'timestamptz', nullable: true })
  readAt: Date | null;

  @Column({ type: 'text', default: 'none' })
  mailState: MailState;

  @Column({ type: 'timestamptz', nullable: true })
  mailDueAt: Date | null;

  @Column({ type: 'integer', default: 0 })
  mailAttempts: number;

  @Column({ type: 'timestamptz', nullable: true })
  mailedAt: Date | null;

  @ManyToOne(() => Person, { onDelete: 'CASCADE' })
  @JoinColumn()
  person: Relation<Person>;
}

/** A secret address for calendar programs: of a person, or of one section for a person. The secret is derived from the id. */
@Entity('calendar_feed')
export class CalendarFeed {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Index()
  @Column({ type: 'uuid' })
  personId: string;

  @Index()
  @Column({ type: 'uuid', nullable: true })
  sectionId: string | null;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;

  @Column({ type: 'timestamptz', nullable: true })
  lastUsedAt: Date | null;

  @Column({ type: 'timestamptz', nullable: true })
  revokedAt: Date | null;

  @ManyToOne(() => Person, { onDelete: 'CASCADE' })
  @JoinColumn()
  person: Relation<Person>;

  @ManyToOne(() => Section, { onDelete: 'CASCADE' })
  @JoinColumn()
  section: Relation<Section> | null;
}

/** The last version of a session in a calendar feed. */
@Entity('calendar_event')
export class CalendarEvent {
  @PrimaryColumn({ type: 'uuid' })
  feedId: string;

  @Index()
  @PrimaryColumn({ type: 'uuid' })
  sessionId: string;

  /** Hash of everything that the feed says of it. */
  @Column({ type: 'text' })
  fingerprint: string;

  /** SEQUENCE of RFC 5545: it rises with each change. */
  @Column({ type: 'integer' })
  sequence: number;

  /** LAST-MODIFIED of RFC 5545. */
  @Column({ type: 'timestamptz' })
  changedAt: Date;

  @ManyToOne(() => CalendarFeed, { onDelete: 'CASCADE' })
  @JoinColumn()
  feed: Relation<CalendarFeed>;

  @ManyToOne(() => Session, { onDelete: 'CASCADE' })
  @JoinColumn()
  session: Relation<Session>;
}
