import { Check, CreateDateColumn, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import type { Relation } from 'typeorm';
import { Person } from './people.ts';

/** One person wants nothing to do with another. It holds both ways: neither finds or asks the other. */
@Entity('person_block')
@Check('person_block_pair_check', 'blocker_id <> blocked_id')
export class PersonBlock {
  @PrimaryColumn({ type: 'uuid' })
  blockerId: string;

  @Index()
  @PrimaryColumn({ type: 'uuid' })
  blockedId: string;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;

  @ManyToOne(() => Person, { onDelete: 'CASCADE' })
  @JoinColumn()
  blocker: Relation<Person>;

  @ManyToOne(() => Person, { onDelete: 'CASCADE' })
  @JoinColumn()
  blocked: Relation<Person>;
}
