import { Check, Column, CreateDateColumn, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn } from 'typeorm';
import type { Relation } from 'typeorm';
import { Institution } from './institution.ts';
import { Person } from './people.ts';

export const welcomeStates = ['due', 'sent', 'failed', 'dropped'] as const;
export type WelcomeState = (typeof welcomeStates)[number];

/**
 * A mail by which an institution, or the roster, lets in a person who has no password yet. The link in it is made when it is sent and kept as a
 * `PasswordReset`.
 */
@Entity('welcome_mail')
@Check('welcome_mail_state_check', `state IN ('due', 'sent', 'failed', 'dropped')`)
@Index(['institutionId', 'personId'])
@Index('welcome_mail_under_way_idx', ['institutionId', 'personId'], { unique: true, where: `state = 'due'` })
@Index('welcome_mail_roster_idx', ['personId'], { unique: true, where: `state = 'due' AND institution_id IS NULL` })
@Index('welcome_mail_due_idx', ['dueAt'], { where: `state = 'due'` })
export class WelcomeMail {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  /** Null: the roster. */
  @Column({ type: 'uuid', nullable: true })
  institutionId: string | null;

  @Index()
  @Column({ type: 'uuid' })
  personId: string;

  /** The same for all who were let in together. */
  @Index()
  @Column({ type: 'uuid' })
  batchId: string;

  /** Who let the person in; null: the system, or somebody who is gone. */
  @Index()
  @Column({ type: 'uuid', nullable: true })
  sentBy: string | null;

  /** The address it goes to, if that is to become the person's; null: the one they have. */
  @Column({ type: 'text', nullable: true })
  email: string | null;

  /** `dropped`: when its turn came the person had a password, or was no member any more. */
  @Column({ type: 'text', default: 'due' })
  state: WelcomeState;

  @Column({ type: 'integer', default: 0 })
  attempts: number;

  @Column({ type: 'timestamptz', default: () => 'clock_timestamp()' })
  dueAt: Date;

  @Column({ type: 'timestamptz', nullable: true })
  sentAt: Date | null;

  /** What the mail server said last, without addresses. */
  @Column({ type: 'text', nullable: true })
  failure: string | null;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;

  @ManyToOne(() => Institution, { onDelete: 'CASCADE' })
  @JoinColumn()
  institution: Relation<Institution> | null;

  @ManyToOne(() => Person, { onDelete: 'CASCADE' })
  @JoinColumn()
  person: Relation<Person>;

  @ManyToOne(() => Person, { onDelete: 'SET NULL' })
  @JoinColumn({ name: 'sent_by' })
  sender: Relation<Person> | null;
}
