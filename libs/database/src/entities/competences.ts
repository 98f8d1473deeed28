import { Check, Column, Entity, Index, JoinColumn, ManyToOne, OneToOne, PrimaryColumn } from 'typeorm';
import type { Relation } from 'typeorm';
import { FieldOfEducation, Skill } from './classifications.ts';
import { Person } from './people.ts';

/** Levels of the Common European Framework of Reference for Languages, and one above them. */
export const languageLevels = ['a1', 'a2', 'b1', 'b2', 'c1', 'c2', 'native'] as const;
export type LanguageLevel = (typeof languageLevels)[number];

/** What a person says that they know; the lists refer to it. */
@Entity('competences')
export class Competences {
  @PrimaryColumn({ type: 'uuid' })
  personId: string;

  /** Counts changes of the lists. */
  @Column({ type: 'integer', default: 1 })
  version: number;

  @OneToOne(() => Person, { onDelete: 'CASCADE' })
  @JoinColumn()
  person: Relation<Person>;
}

/** One thing of a list, in the order in which the person gave it. */
abstract class Competence {
  @PrimaryColumn({ type: 'uuid' })
  personId: string;

  @Column({ type: 'integer' })
  place: number;

  @ManyToOne(() => Competences, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'person_id' })
  competences: Relation<Competences>;
}

@Entity('person_language')
@Check('person_language_language_check', `language ~ '^[a-z]{2,3}$'`)
@Check('person_language_level_check', `level IN ('a1', 'a2', 'b1', 'b2', 'c1', 'c2', 'native')`)
export class PersonLanguage extends Competence {
  /** BCP 47, the language alone. */
  @Index()
  @PrimaryColumn({ type: 'text' })
  language: string;

  @Column({ type: 'text' })
  level: LanguageLevel;
}

@Entity('person_field')
export class PersonField extends Competence {
  @Index()
  @PrimaryColumn({ type: 'text' })
  fieldCode: string;

  @ManyToOne(() => FieldOfEducation)
  @JoinColumn({ name: 'field_code' })
  field: Relation<FieldOfEducation>;
}

/** A skill of the list, or a free one. */
@Entity('person_skill')
@Index('person_skill_search_idx', { synchronize: false })
@Index('person_skill_alike_idx', { synchronize: false })
@Check('person_skill_text_check', '(skill_id IS NULL) = (text IS NOT NULL)')
export class PersonSkill extends Competence {
  /** The id of the skill, or the same for all spellings of a free one. */
  @Index()
  @PrimaryColumn({ type: 'text' })
  key: string;

  @Index()
  @Column({ type: 'uuid', nullable: true })
  skillId: string | null;

  /** A free skill in the person's own words. */
  @Column({ type: 'text', nullable: true })
  text: string | null;

  @ManyToOne(() => Skill)
  @JoinColumn()
  skill: Relation<Skill> | null;
}
