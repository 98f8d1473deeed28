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
} from 'typeorm';
import type { Relation } from 'typeorm';
import { Session } from './session.ts';
import { Person } from './people.ts';

/** The live room of one session, made when somebody first enters; or a rehearsal of one, of which there may be several. */
@Entity('class')
@Check('class_of_one_check', 'num_nonnulls(session_id, rehearses) = 1')
@Check('class_last_seq_check', 'last_seq >= 0')
export class Class {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column({ type: 'uuid', unique: true, nullable: true })
  sessionId: string | null;

  /** The session that is rehearsed in it: it was not taught, and nobody's attendance. */
  @Index('class_rehearses_idx')
  @Column({ type: 'uuid', nullable: true })
  rehearses: string | null;

  /** Sequence number of the newest event; its row lock orders appends. */
  @Column({ type: 'integer', default: 0 })
  lastSeq: number;

  @CreateDateColumn({ type: 'timestamptz' })
  openedAt: Date;

  @Column({ type: 'timestamptz', nullable: true })
  endedAt: Date | null;

  @OneToOne(() => Session, { onDelete: 'CASCADE' })
  @JoinColumn()
  session: Relation<Session> | null;

  @ManyToOne(() => Session, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'rehearses' })
  rehearsed: Relation<Session> | null;
}

/** One entry in a class's log (libs/classroom). Append only. */
@Entity('class_event')
@Check('class_event_seq_check', 'seq > 0')
@Check('class_event_body_check', `jsonb_typeof(body) = 'object'`)
@Index(['classId', 'by', 'key'], { unique: true, where: 'key IS NOT NULL' })
@Index('class_event_ended_idx', ['classId', 'seq'], { where: `type = 'class-ended'` })
@Index('class_event_presence_idx', ['classId', 'by', 'seq'], { where: `type IN ('joined', 'left')` })
export class ClassEventRow {
  @PrimaryColumn({ type: 'uuid' })
  classId: string;

  @PrimaryColumn({ type: 'integer' })
  seq: number;

  @Column({ type: 'timestamptz' })
  at: Date;

  /** Who did it. */
  @Index()
  @Column({ type: 'uuid' })
  by: string;

  /** Idempotency key of the sender. */
  @Column({ type: 'uuid', nullable: true })
  key: string | null;

  @Column({ type: 'text' })
  type: string;

  @Column({ type: 'jsonb' })
  body: Record<string, unknown>;

  @ManyToOne(() => Class, { onDelete: 'CASCADE' })
  @JoinColumn()
  class: Relation<Class>;

  @ManyToOne(() => Person, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'by' })
  person: Relation<Person>;
}

/** The event from which on a live process wrote the log of a class (apps/live log/epochs.ts). */
@Entity('class_epoch')
@Check('class_epoch_since_check', 'since >= 0')
export class ClassEpoch {
  @PrimaryColumn({ type: 'uuid' })
  classId: string;

  /** From 0 on, in the order in which they went on with the class. */
  @PrimaryColumn({ type: 'integer' })
  number: number;

  /** The process, as in its lease. */
  @Column({ type: 'uuid' })
  owner: string;

  /** Newest event before it. */
  @Column({ type: 'integer' })
  since: number;

  @ManyToOne(() => Class, { onDelete: 'CASCADE' })
  @JoinColumn()
  class: Relation<Class>;
}

/** Which process owns a resource that only one may own: the owner writes the row (apps/live log/lease.ts). */
@Entity('live_lease')
@Check('live_lease_epoch_check', 'epoch > 0')
export class LiveLease {
  @PrimaryColumn({ type: 'text' })
  name: string;

  /** Grows with each owner, so that writes of an earlier one are refused. */
  @Column({ type: 'bigint' })
  epoch: string;

  /** Null: given back. */
  @Column({ type: 'uuid', nullable: true })
  owner: string | null;

  /** Where the owner runs, shown to a process that is refused. */
  @Column({ type: 'jsonb', nullable: true })
  place: Record<string, unknown> | null;

  @Column({ type: 'timestamptz' })
  takenAt: Date;

  @Column({ type: 'timestamptz' })
  expiresAt: Date;
}
