import { Check, Column, CreateDateColumn, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn } from 'typeorm';
import type { Relation } from 'typeorm';
import { Session } from './session.ts';
import { Person } from './people.ts';

export type ProposalAnswer = 'accepted' | 'declined' | 'withdrawn' | 'overtaken';

/** Another time that somebody who teaches a session proposes to those who plan it. */
@Entity('move_proposal')
@Check('move_proposal_answer_check', `answer IN ('accepted', 'declined', 'withdrawn', 'overtaken')`)
@Check('move_proposal_answered_check', `(answer IS NULL) = (answered_at IS NULL)`)
@Index('move_proposal_open_idx', ['sessionId', 'proposedBy'], { unique: true, where: 'answer IS NULL' })
export class MoveProposal {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Index()
  @Column({ type: 'uuid' })
  sessionId: string;

  /** Null when they are gone. */
  @Index()
  @Column({ type: 'uuid', nullable: true })
  proposedBy: string | null;

  /** When the session was to begin. */
  @Column({ type: 'timestamptz' })
  fromStartsAt: Date;

  @Column({ type: 'timestamptz' })
  startsAt: Date;

  /** IANA zone that it was said in. */
  @Column({ type: 'text' })
  zone: string;

  @Column({ type: 'text', default: '' })
  note: string;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;

  /** Null: it is open. Overtaken: the session was moved elsewhere or cancelled. */
  @Column({ type: 'text', nullable: true })
  answer: ProposalAnswer | null;

  @Column({ type: 'text', default: '' })
  answerNote: string;

  @Column({ type: 'timestamptz', nullable: true })
  answeredAt: Date | null;

  @ManyToOne(() => Session, { onDelete: 'CASCADE' })
  @JoinColumn()
  session: Relation<Session>;

  @ManyToOne(() => Person, { onDelete: 'SET NULL' })
  @JoinColumn({ name: 'proposed_by' })
  proposer: Relation<Person> | null;
}
