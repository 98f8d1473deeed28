import {
  Check,
  Column,
  CreateDateColumn,
  Entity,
  Index,
  JoinColumn,
  ManyToOne,
  PrimaryColumn,
  PrimaryGeneratedColumn,
} from 'typeorm';
import type { Relation } from 'typeorm';
import { Person } from './people.ts';

export const consentPurposes = ['account', 'transfer_abroad', 'recording'] as const;
export type ConsentPurpose = (typeof consentPurposes)[number];
export const legalBases = ['consent', 'contract', 'public_interest', 'legal_obligation'] as const;
export type LegalBasis = (typeof legalBases)[number];

/** On what ground data of a person is processed for a purpose, or taken to another country: GDPR art. 6 and 49, Rwandan Law 058/2021 art. 46 and 48. */
@Entity('consent')
@Check('consent_purpose_check', `purpose IN ('account', 'transfer_abroad', 'recording')`)
@Check('consent_basis_check', `basis IN ('consent', 'contract', 'public_interest', 'legal_obligation')`)
export class Consent {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Index()
  @Column({ type: 'uuid' })
  personId: string;

  @Column({ type: 'text' })
  purpose: ConsentPurpose;

  @Column({ type: 'text' })
  basis: LegalBasis;

  /** Of the text that the person saw. */
  @Column({ type: 'text' })
  textVersion: string;

  @CreateDateColumn({ type: 'timestamptz' })
  givenAt: Date;

  @Column({ type: 'timestamptz', nullable: true })
  withdrawnAt: Date | null;

  @ManyToOne(() => Person, { onDelete: 'CASCADE' })
  @JoinColumn()
  person: Relation<Person>;
}

/** Who changed what: written by triggers, append only. Personal values are not in it, only the names of their columns. */
@Entity('audit_entry')
@Check('audit_entry_action_check', `action IN ('create', 'update', 'remove')`)
@Index(['institutionId', 'id'])
export class AuditEntry {
  @PrimaryColumn({ type: 'bigint', generated: 'identity', generatedIdentity: 'ALWAYS' })
  id: string;

  @CreateDateColumn({ type: 'timestamptz' })
  at: Date;

  @Column({ type: 'uuid', nullable: true })
  institutionId: string | null;

  /** Null: the system. */
  @Index()
  @Column({ type: 'uuid', nullable: true })
  actorId: string | null;

  /** "app", "register", "operator" (of the machine), "system". */
  @Column({ type: 'text' })
  source: string;

  @Column({ type: 'text' })
  action: 'create' | 'update' | 'remove';

  /** Name of the table. */
  @Column({ type: 'text' })
  kind: string;

  @Index()
  @Column({ type: 'uuid', nullable: true })
  objectId: string | null;

  @Column({ type: 'uuid', nullable: true })
  sectionId: string | null;

  @Column({ type: 'uuid', nullable: true })
  personId: string | null;

  /** Column -> [before, after]; an empty array for personal data. */
  @Column({ type: 'jsonb' })
  changes: Record<string, unknown[]>;
}
