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
import { Section } from './section.ts';
import { Person } from './people.ts';

export const deckStates = ['queued', 'rendering', 'ready', 'failed'] as const;
export type DeckState = (typeof deckStates)[number];

/** Why a file could not be made a deck. */
export const deckProblems = [
  'FILE_KIND_UNKNOWN',
  'FILE_BROKEN',
  'FILE_ENCRYPTED',
  'FILE_TOO_HARD',
  // Rendering failed again and again for a reason that is not the file's.
  'NOT_RENDERED',
  'NO_PAGES',
  'TOO_MANY_PAGES',
  'NEEDS_LIBREOFFICE',
  // LibreOffice may not read one of the old format, as it cannot be kept apart on this machine.
  'NEEDS_NEWER_FORMAT',
] as const;
export type DeckProblem = (typeof deckProblems)[number];

/** Slides of a section: a file that was uploaded, and the images it was rendered to. */
@Entity('deck')
@Check('deck_pages_check', 'pages_done >= 0 AND pages_done <= pages')
@Check('deck_problem_check', `(problem IS NOT NULL) = (state = 'failed')`)
@Check('deck_state_check', `state IN ('queued', 'rendering', 'ready', 'failed')`)
@Check('deck_title_check', `title <> ''`)
@Index('deck_state_idx', ['createdAt'], { where: `state IN ('queued', 'rendering')` })
export class Deck {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @Index()
  @Column('uuid')
  sectionId!: string;

  @Column('text')
  title!: string;

  /** Who uploaded it; null when they are gone. */
  @Index()
  @Column('uuid', { nullable: true })
  uploadedBy!: string | null;

  @Column('text', { default: 'queued' })
  state!: DeckState;

  @Column('text', { nullable: true })
  problem!: DeckProblem | null;

  /** 0 until the file was opened. */
  @Column('integer', { default: 0 })
  pages!: number;

  @Column('integer', { default: 0 })
  pagesDone!: number;

  /** Of the file, in bytes. */
  @Column('integer')
  bytes!: number;

  /** Students do not get it yet: they see it only while it is shown in class. */
  @Column('boolean', { default: false })
  heldBack!: boolean;

  /** Languages for which there was no font when it was converted (ISO 639); null when that is not known, or it was a PDF. */
  @Column('text', { array: true, nullable: true })
  missingFonts!: string[] | null;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt!: Date;

  @ManyToOne(() => Section, { onDelete: 'CASCADE' })
  @JoinColumn()
  section!: Relation<Section>;

  @ManyToOne(() => Person, { onDelete: 'SET NULL' })
  @JoinColumn({ name: 'uploaded_by' })
  uploader!: Relation<Person> | null;
}

@Entity('deck_page')
@Check('deck_page_number_check', 'number > 0')
@Check('deck_page_ratio_check', 'ratio > 0')
export class DeckPage {
  @PrimaryColumn('uuid')
  deckId!: string;

  /** From 1. */
  @PrimaryColumn('integer')
  number!: number;

  /** Height over width. */
  @Column('real')
  ratio!: number;

  @Column('text')
  text!: string;

  /** File name of the image 640 pixels wide: hash and format. */
  @Index()
  @Column('text')
  small!: string;

  @Column('integer')
  smallBytes!: number;

  /** 1280 pixels wide. */
  @Index()
  @Column('text')
  large!: string;

  @Column('integer')
  largeBytes!: number;

  @ManyToOne(() => Deck, { onDelete: 'CASCADE' })
  @JoinColumn()
  deck!: Relation<Deck>;
}
