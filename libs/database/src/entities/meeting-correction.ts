import { Check, Column, Entity, Index, JoinColumn, ManyToOne, OneToOne, PrimaryColumn } from 'typeorm';
import type { Relation } from 'typeorm';
import { Person } from './people.ts';
import { Session } from './session.ts';

export const correctionStates = ['proposed', 'confirmed', 'declined', 'withdrawn'] as const;
export type CorrectionState = (typeof correctionStates)[number];

/** One of the two says that a meeting was held elsewhere; it counts once the other has confirmed it. */
@Entity('meeting_correction')
@Check('meeting_correction_state_check', `state IN ('proposed', 'confirmed', 'declined', 'withdrawn')`)
@Check('meeting_correction_minutes_check', 'minutes BETWEEN 1 AND 480')
export class MeetingCorrection {
  @PrimaryColumn({ type: 'uuid' })
  sessionId: string;

  @Column({ type: 'text' })
  state: CorrectionState;

  @Column({ type: 'integer' })
  minutes: number;

  /** Null: somebody who is gone. */
  @Index()
  @Column({ type: 'uuid', nullable: true })
  proposedBy: string | null;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  proposedAt: Date;

  @Column({ type: 'timestamptz', nullable: true })
  answeredAt: Date | null;

  @OneToOne(() => Session, { onDelete: 'CASCADE' })
  @JoinColumn()
  session: Relation<Session>;

  @ManyToOne(() => Person, { onDelete: 'SET NULL' })
  @JoinColumn({ name: 'proposed_by' })
  proposer: Relation<Person> | null;
}
