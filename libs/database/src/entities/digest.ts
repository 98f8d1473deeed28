import { Check, Column, Entity, Index, JoinColumn, ManyToOne, OneToOne, PrimaryColumn } from 'typeorm';
import type { Relation } from 'typeorm';
import { Person } from './people.ts';

/** Somebody wants a mail every Monday of what their week of mentoring brings. */
@Entity('mentoring_digest')
export class MentoringDigest {
  @PrimaryColumn({ type: 'uuid' })
  personId: string;

  /** The next Monday morning where they are. */
  @Index()
  @Column({ type: 'timestamptz' })
  nextAt: Date;

  @OneToOne(() => Person, { onDelete: 'CASCADE' })
  @JoinColumn()
  person: Relation<Person>;
}

/** `empty`: there was nothing to say, or it was not wanted any more. */
export type DigestMailState = 'due' | 'sent' | 'empty' | 'failed';

/** The digest of a person for a week is made once. */
@Entity('mentoring_digest_mail')
@Check('mentoring_digest_mail_state_check', `state IN ('due', 'sent', 'empty', 'failed')`)
export class MentoringDigestMail {
  @PrimaryColumn({ type: 'uuid' })
  personId: string;

  /** YYYY-MM-DD, its Monday. */
  @PrimaryColumn({ type: 'date' })
  week: string;

  @Column({ type: 'text', default: 'due' })
  state: DigestMailState;

  @Column({ type: 'integer', default: 0 })
  attempts: number;

  @ManyToOne(() => Person, { onDelete: 'CASCADE' })
  @JoinColumn()
  person: Relation<Person>;
}
