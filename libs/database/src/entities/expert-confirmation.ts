import { Check, Column, Entity, Index, JoinColumn, OneToOne, PrimaryColumn } from 'typeorm';
import type { Relation } from 'typeorm';
import { Expert } from './roster.ts';

/** What a letter to an expert is about: whether all is still true, or that the platform paused them. */
export type ConfirmationLetter = 'ask' | 'paused';

/** When an expert who was verified said last that everything is still true. It stands apart from the profile, whose version it does not count. */
@Entity('expert_confirmation')
@Check('expert_confirmation_asked_check', 'asked BETWEEN 0 AND 2')
@Check('expert_confirmation_letter_check', `letter IN ('ask', 'paused')`)
export class ExpertConfirmation {
  @PrimaryColumn({ type: 'uuid' })
  expertId: string;

  @Index()
  @Column({ type: 'timestamptz' })
  confirmedAt: Date;

  /** How often they were asked since. */
  @Column({ type: 'integer', default: 0 })
  asked: number;

  @Column({ type: 'timestamptz', nullable: true })
  askedAt: Date | null;

  /** When the platform paused them because they did not answer; null: it did not. */
  @Column({ type: 'timestamptz', nullable: true })
  silentSince: Date | null;

  /** A letter that is still to be sent. */
  @Column({ type: 'text', nullable: true })
  letter: ConfirmationLetter | null;

  /** It was tried too often. */
  @Column({ type: 'boolean', default: false })
  letterFailed: boolean;

  @OneToOne(() => Expert, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'expert_id' })
  expert: Relation<Expert>;
}
