import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import type { Relation } from 'typeorm';
import type { Language } from '#contract/languages';
import { oneOfLanguages } from './people.ts';

/** Kinds of concept, as the words by which they are found name them. */
export const conceptKinds = ['field', 'sector', 'skill'] as const;
export type ConceptKind = (typeof conceptKinds)[number];

/** Where a word comes from: the concept's name, another name of the classification, or our own list. */
export const wordSources = ['name', 'other', 'synonym'] as const;
export type WordSource = (typeof wordSources)[number];

/** What every concept has. One that is in the lists no more stays, so that what refers to it can be shown. */
abstract class Concept {
  @Column({ type: 'text' })
  nameEn: string;

  @Column({ type: 'text' })
  nameFr: string;

  /** It is not offered any more. */
  @Column({ type: 'boolean', default: false })
  withdrawn: boolean;
}

/** A field of education and training of ISCED-F 2013: broad (two digits), narrow (three) or detailed (four). */
@Entity('field_of_education')
@Check('field_of_education_code_check', `code ~ '^[0-9]{2,4}$'`)
@Check(
  'field_of_education_parent_check',
  'parent_code IS NOT DISTINCT FROM CASE WHEN length(code) > 2 THEN left(code, -1) END',
)
export class FieldOfEducation extends Concept {
  @PrimaryColumn({ type: 'text' })
  code: string;

  /** Null: it is a broad field. */
  @Index()
  @Column({ type: 'text', nullable: true })
  parentCode: string | null;

  @ManyToOne(() => FieldOfEducation)
  @JoinColumn({ name: 'parent_code' })
  parent: Relation<FieldOfEducation> | null;
}

/** A sector of the OECD's Development Assistance Committee, by which donors count. */
@Entity('sector')
@Check('sector_code_check', `code ~ '^[0-9]{5}$'`)
@Check('sector_category_check', `category ~ '^[0-9]{3}$'`)
export class Sector extends Concept {
  @PrimaryColumn({ type: 'text' })
  code: string;

  /** Three digits. */
  @Column({ type: 'text' })
  category: string;
}

/** A knowledge concept of ESCO. */
@Entity('skill')
export class Skill extends Concept {
  @PrimaryColumn({ type: 'uuid' })
  id: string;
}

/** A word, or some words, by which a concept is found. The lists are loaded as a whole, so the rows refer to concepts by no key. */
@Entity('concept_word')
@Check('concept_word_kind_check', `kind IN ('field', 'sector', 'skill')`)
@Check('concept_word_language_check', oneOfLanguages)
@Check('concept_word_source_check', `source IN ('name', 'other', 'synonym')`)
@Index('concept_word_words_idx', { synchronize: false })
export class ConceptWord {
  @PrimaryColumn({ type: 'text' })
  kind: ConceptKind;

  @PrimaryColumn({ type: 'text' })
  conceptId: string;

  @PrimaryColumn({ type: 'text' })
  language: Language;

  @PrimaryColumn({ type: 'text' })
  text: string;

  @Column({ type: 'text' })
  source: WordSource;

  /** `plain_words` of the text, without words that tell nothing. */
  @Column({ type: 'text' })
  plain: string;
}

/** Each single word of the plain texts of a kind: what somebody can mean who misspells it. */
@Entity('concept_vocabulary')
@Check('concept_vocabulary_kind_check', `kind IN ('field', 'sector', 'skill')`)
@Index('concept_vocabulary_alike_idx', { synchronize: false })
export class ConceptVocabulary {
  @PrimaryColumn({ type: 'text' })
  kind: ConceptKind;

  @PrimaryColumn({ type: 'text' })
  word: string;
}

/** Which lists are loaded. */
@Entity('classification_edition')
export class ClassificationEdition {
  /** Of their contents. */
  @PrimaryColumn({ type: 'text' })
  digest: string;

  @Column({ type: 'timestamptz', default: () => 'clock_timestamp()' })
  loadedAt: Date;
}
