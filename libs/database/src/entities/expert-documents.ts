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
import { Expert } from './roster.ts';

/** `status`: legal status and right of return, in one file. */
export const expertDocumentKinds = ['cv', 'status', 'degree'] as const;
export type ExpertDocumentKind = (typeof expertDocumentKinds)[number];
/** What a document is by its content. */
export const expertDocumentTypes = ['pdf', 'png', 'jpeg'] as const;
export type ExpertDocumentType = (typeof expertDocumentTypes)[number];

const oneOf = (column: string, values: readonly string[]) =>
  `${column} IN (${values.map((value) => `'${value}'`).join(', ')})`;

/** A CV, or evidence for what an expert says. It lies in the database, so that it goes with its expert in one transaction. */
@Entity('expert_document')
@Index('expert_document_one_of_kind', ['expertId', 'kind'], { unique: true, where: `kind <> 'degree'` })
@Check('expert_document_kind_check', oneOf('kind', expertDocumentKinds))
@Check('expert_document_type_check', oneOf('type', expertDocumentTypes))
@Check('expert_document_name_check', `name <> ''`)
export class ExpertDocument {
  /** The id of its upload, so that an upload makes one document. */
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Index()
  @Column({ type: 'uuid' })
  expertId: string;

  @Column({ type: 'text' })
  kind: ExpertDocumentKind;

  /** With the ending that its type has. */
  @Column({ type: 'text' })
  name: string;

  @Column({ type: 'text' })
  type: ExpertDocumentType;

  @Column({ type: 'integer' })
  bytes: number;

  @Column({ type: 'bytea', select: false })
  content: Buffer;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;

  @ManyToOne(() => Expert, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'expert_id' })
  expert: Relation<Expert>;
}

/** One look at a document. It outlives the document, but not the profile. */
@Entity('expert_document_look')
@Check('expert_document_look_kind_check', oneOf('kind', expertDocumentKinds))
export class ExpertDocumentLook {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Index()
  @Column({ type: 'uuid' })
  expertId: string;

  /** Null: somebody who is no more. */
  @Index()
  @Column({ type: 'uuid', nullable: true })
  viewerId: string | null;

  @Column({ type: 'text' })
  kind: ExpertDocumentKind;

  /** Of the document, as it was. */
  @Column({ type: 'text' })
  name: string;

  @Column({ type: 'timestamptz', default: () => 'clock_timestamp()' })
  createdAt: Date;

  @ManyToOne(() => Expert, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'expert_id' })
  expert: Relation<Expert>;

  @ManyToOne(() => Person, { onDelete: 'SET NULL' })
  @JoinColumn()
  viewer: Relation<Person> | null;
}
