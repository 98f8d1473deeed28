import { Column, Entity, Index, JoinColumn, ManyToOne, OneToOne, PrimaryColumn } from 'typeorm';
import type { Relation } from 'typeorm';
import { Mentorship } from './mentorship.ts';
import { Person } from './people.ts';

/** What one of the two notes for themselves. Nobody else ever reads it: no statement but those of its author names this table. */
@Entity('mentorship_private_note')
export class MentorshipPrivateNote {
  @PrimaryColumn({ type: 'uuid' })
  mentorshipId: string;

  @Index()
  @PrimaryColumn({ type: 'uuid' })
  authorId: string;

  @Column({ type: 'text' })
  text: string;

  /** For the optimistic lock: the same person may write in two windows. */
  @Column({ type: 'integer', default: 1 })
  version: number;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  changedAt: Date;

  @ManyToOne(() => Mentorship, { onDelete: 'CASCADE' })
  @JoinColumn()
  mentorship: Relation<Mentorship>;

  @ManyToOne(() => Person, { onDelete: 'CASCADE' })
  @JoinColumn()
  author: Relation<Person>;
}

/** What both of them write and read. */
@Entity('mentorship_shared_note')
export class MentorshipSharedNote {
  @PrimaryColumn({ type: 'uuid' })
  mentorshipId: string;

  @Column({ type: 'text' })
  text: string;

  /** For the optimistic lock. */
  @Column({ type: 'integer', default: 1 })
  version: number;

  /** Null: somebody who is gone. */
  @Index()
  @Column({ type: 'uuid', nullable: true })
  changedBy: string | null;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  changedAt: Date;

  @OneToOne(() => Mentorship, { onDelete: 'CASCADE' })
  @JoinColumn()
  mentorship: Relation<Mentorship>;

  @ManyToOne(() => Person, { onDelete: 'SET NULL' })
  @JoinColumn({ name: 'changed_by' })
  changer: Relation<Person> | null;
}
