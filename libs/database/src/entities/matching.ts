import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import type { Relation } from 'typeorm';
import { Person } from './people.ts';

/** What each wish counted from a time on. Rows are added only: the newest counts now, the others are the history. */
@Entity('matching_weights')
@Check('matching_weights_version_check', 'version > 0')
@Check('matching_weights_reason_check', `reason <> ''`)
export class MatchingWeights {
  /** One more than that of the setting before: two who change the same one cannot both. */
  @PrimaryColumn({ type: 'integer' })
  version: number;

  /** By the names of the criteria. */
  @Column({ type: 'jsonb' })
  weights: Record<string, number>;

  @Column({ type: 'text' })
  reason: string;

  /** Null: somebody who is gone. */
  @Index()
  @Column({ type: 'uuid', nullable: true })
  setBy: string | null;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  setAt: Date;

  @ManyToOne(() => Person, { onDelete: 'SET NULL' })
  @JoinColumn({ name: 'set_by' })
  setter: Relation<Person> | null;
}

/** As what people are proposed. */
export type ProposedRole = 'mentor' | 'expert';

/** When somebody was last proposed to others: of people who suit alike, who was proposed least lately comes first. */
@Entity('last_proposed')
@Check('last_proposed_role_check', `role IN ('mentor', 'expert')`)
export class LastProposed {
  @PrimaryColumn({ type: 'uuid' })
  personId: string;

  @PrimaryColumn({ type: 'text' })
  role: ProposedRole;

  @Column({ type: 'timestamptz' })
  at: Date;

  @ManyToOne(() => Person, { onDelete: 'CASCADE' })
  @JoinColumn()
  person: Relation<Person>;
}
