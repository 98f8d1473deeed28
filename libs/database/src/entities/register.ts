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
import { Institution } from './institution.ts';
import { Person } from './people.ts';

/** Files of an institution's register; `experts` is a file of the roster, which belongs to no institution. */
export const registerKinds = ['people', 'sections', 'enrolments', 'oneroster', 'experts'] as const;
export type RegisterKind = (typeof registerKinds)[number];
export const importStates = ['checking', 'asking', 'checked', 'applying', 'applied', 'failed', 'dropped'] as const;
export type ImportState = (typeof importStates)[number];

/** Encodings with one byte for each character. A file that is not UTF-8 may be in any of these. */
export const registerPages = ['windows-1252', 'macintosh', 'cp850', 'cp437', 'iso-8859-15'] as const;
export type RegisterPage = (typeof registerPages)[number];
/** UTF-8 with single bytes of a page between, and UTF-8 that was read by a page once and saved so. */
export const registerEncodings = [
  'as-it-is',
  ...registerPages,
  ...registerPages.map((page) => `utf-8+${page}` as const),
  ...registerPages.map((page) => `mended+${page}` as const),
] as const;
export type RegisterEncoding = (typeof registerEncodings)[number];

/** One upload of a register, or of the roster: looked through first, then applied or dropped. */
@Entity('register_import')
@Check('register_import_kind_check', `kind IN ('people', 'sections', 'enrolments', 'oneroster', 'experts')`)
@Check('register_import_owner_check', `(kind = 'experts') = (institution_id IS NULL)`)
@Check(
  'register_import_state_check',
  `state IN ('checking', 'asking', 'checked', 'applying', 'applied', 'failed', 'dropped')`,
)
@Index(['institutionId', 'createdAt'])
export class RegisterImport {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  /** Null: of the roster. */
  @Column({ type: 'uuid', nullable: true })
  institutionId: string | null;

  @Index()
  @Column({ type: 'uuid', nullable: true })
  createdBy: string | null;

  @Column({ type: 'text' })
  kind: RegisterKind;

  @Column({ type: 'text' })
  fileName: string;

  /** The file; null once it is applied or dropped, because it is full of personal data. */
  @Column({ type: 'bytea', nullable: true, select: false })
  content: Buffer | null;

  @Column({ type: 'text', default: 'checking' })
  state: ImportState;

  /** The encoding that a person chose; null while it is certain, or not known. */
  @Column({ type: 'text', nullable: true })
  encoding: RegisterEncoding | null;

  /** Ways to read the file, each with some cells of it, where that had to be asked; goes with the file. */
  @Column({ type: 'jsonb', nullable: true })
  readings: unknown[] | null;

  /** Whether what people changed by hand gives way. */
  @Column({ type: 'boolean', default: false })
  overwrite: boolean;

  @Column({ type: 'integer', default: 0 })
  linesTotal: number;

  @Column({ type: 'integer', default: 0 })
  linesDone: number;

  @Column({ type: 'jsonb', default: {} })
  summary: Record<string, unknown>;

  @Column({ type: 'jsonb', default: [] })
  changes: unknown[];

  @Column({ type: 'jsonb', default: [] })
  problems: unknown[];

  /** Why it failed as a whole. */
  @Column({ type: 'text', nullable: true })
  failure: string | null;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;

  @Column({ type: 'timestamptz', nullable: true })
  appliedAt: Date | null;

  @ManyToOne(() => Institution, { onDelete: 'CASCADE' })
  @JoinColumn()
  institution: Relation<Institution> | null;

  @ManyToOne(() => Person, { onDelete: 'SET NULL' })
  @JoinColumn({ name: 'created_by' })
  creator: Relation<Person> | null;
}

export const registerObjects = ['org', 'term', 'course', 'section', 'person', 'enrolment'] as const;
export type RegisterObject = (typeof registerObjects)[number];

/** The register's own id of a thing, and what it said of it last: what differs from that now was changed by hand. */
@Entity('register_record')
@Check('register_record_kind_check', `kind IN ('org', 'term', 'course', 'section', 'person', 'enrolment')`)
@Index('register_record_object_idx', ['institutionId', 'kind', 'objectId'], { unique: true })
export class RegisterRecord {
  @PrimaryColumn({ type: 'uuid' })
  institutionId: string;

  @PrimaryColumn({ type: 'text' })
  kind: RegisterObject;

  @PrimaryColumn({ type: 'text' })
  externalId: string;

  /** Of an enrolment: a UUID made from section and person, for it has none of its own. */
  @Index()
  @Column({ type: 'uuid' })
  objectId: string;

  @Column({ type: 'jsonb' })
  said: Record<string, unknown>;

  @Index()
  @Column({ type: 'uuid', nullable: true })
  importId: string | null;

  @ManyToOne(() => Institution, { onDelete: 'CASCADE' })
  @JoinColumn()
  institution: Relation<Institution>;

  @ManyToOne(() => RegisterImport, { onDelete: 'SET NULL' })
  @JoinColumn({ name: 'import_id' })
  import: Relation<RegisterImport> | null;
}
