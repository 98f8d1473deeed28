import {
  Check,
  Column,
  Entity,
  Index,
  JoinColumn,
  ManyToOne,
  OneToOne,
  PrimaryColumn,
  PrimaryGeneratedColumn,
} from 'typeorm';
import type { Relation } from 'typeorm';
import { Invitation } from './enrolment.ts';
import type { WelcomeState } from './welcome.ts';

/**
 * A mail with a link to choose a password, for which somebody asked: until it is sent, or for as long as it has failed. The link is made
 * when it is sent and kept as a `PasswordReset`.
 */
@Entity('password_reset_mail')
@Check('password_reset_mail_state_check', `state IN ('due', 'failed')`)
@Index(['email', 'createdAt'])
export class PasswordResetMail {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  /** As it was asked for: whether there is an account with it is looked up when the mail is sent. */
  @Column({ type: 'text' })
  email: string;

  @Column({ type: 'text', default: 'due' })
  state: 'due' | 'failed';

  @Column({ type: 'integer', default: 0 })
  attempts: number;

  @Column({ type: 'timestamptz', default: () => 'clock_timestamp()' })
  dueAt: Date;

  /** What the mail server said last, without addresses. */
  @Column({ type: 'text', nullable: true })
  failure: string | null;

  @Column({ type: 'timestamptz', default: () => 'clock_timestamp()' })
  createdAt: Date;
}

/** The mail of an invitation to an address. */
@Entity('invitation_mail')
@Check('invitation_mail_state_check', `state IN ('due', 'sent', 'failed', 'dropped')`)
@Index('invitation_mail_due_idx', ['dueAt'], { where: `state = 'due'` })
export class InvitationMail {
  @PrimaryColumn({ type: 'uuid' })
  invitationId: string;

  /** `dropped`: when its turn came the invitation was over. */
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

  @OneToOne(() => Invitation, { onDelete: 'CASCADE' })
  @JoinColumn()
  invitation: Relation<Invitation>;
}

/** A link of an invitation's mail, hashed like a sign-in's. Each attempt has its own: an earlier one may have arrived without our hearing of it. */
@Entity('invitation_token')
export class InvitationToken {
  @PrimaryColumn({ type: 'bytea' })
  tokenHash: Buffer;

  @Index()
  @Column({ type: 'uuid' })
  invitationId: string;

  @Column({ type: 'timestamptz', default: () => 'clock_timestamp()' })
  createdAt: Date;

  @ManyToOne(() => Invitation, { onDelete: 'CASCADE' })
  @JoinColumn()
  invitation: Relation<Invitation>;
}
