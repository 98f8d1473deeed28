import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { LanguageLevel as LanguageLevelName } from '#database';
import { FieldOfEducationModel, SkillModel } from '../classifications/index.ts';
import { describedEnum } from '../graphql/described-enum.ts';

export const LanguageLevel = {
  A1: 'a1',
  A2: 'a2',
  B1: 'b1',
  B2: 'b2',
  C1: 'c1',
  C2: 'c2',
  NATIVE: 'native',
} as const satisfies Record<string, LanguageLevelName>;
describedEnum(
  'LanguageLevel',
  'How well somebody speaks a language, by the Common European Framework.',
  LanguageLevel,
  {
    A1: 'Some words and sentences.',
    A2: 'Simple things of every day.',
    B1: 'Most of what comes up at work and while travelling.',
    B2: 'Talks of a profession, without effort on either side.',
    C1: 'Nearly everything, also to teach.',
    C2: 'Everything, in every shade.',
    NATIVE: 'What the person grew up with.',
  },
);

/** Of each list at most. */
export const most = { languages: 20, fields: 10, skills: 30 } as const;

@ObjectType('KnownLanguage', { description: 'A language that somebody speaks.' })
export class KnownLanguageModel {
  @Field(() => String, { description: 'BCP 47, the language alone: fr, rw.' })
  language: string;

  @Field(() => LanguageLevel, { description: 'How well.' })
  level: LanguageLevelName;
}

@ObjectType('KnownSkill', { description: 'A skill of the list, or one in the own words of who has it.' })
export class KnownSkillModel {
  @Field(() => SkillModel, { nullable: true, description: 'Null: it stands in no list.' })
  skill?: SkillModel | null;

  skillId: string | null;
  text: string | null;
}

@ObjectType('Competences', { description: 'What somebody says that they know.' })
export class CompetencesModel {
  @Field(() => [KnownLanguageModel], { description: 'In the order in which they were given.' })
  languages: KnownLanguageModel[];

  @Field(() => [FieldOfEducationModel], { description: 'In the order in which they were given.' })
  fields?: FieldOfEducationModel[];

  @Field(() => [KnownSkillModel], { description: 'In the order in which they were given.' })
  skills: KnownSkillModel[];

  @Field(() => Int, { description: 'Counts changes. 0: nothing was said yet.' })
  version: number;

  fieldCodes: string[];
}

@InputType({ description: 'A language that the viewer speaks.' })
export class KnownLanguageInput {
  @Field(() => String, { description: 'BCP 47, the language alone: fr, rw.' })
  language: string;

  @Field(() => LanguageLevel, { description: 'How well.' })
  level: LanguageLevelName;
}

@InputType({ description: 'Either a skill of the list, or one in own words.' })
export class KnownSkillInput {
  @Field(() => ID, { nullable: true, description: 'As ESCO has it.' })
  skillId?: string | null;

  @Field(() => String, { nullable: true, description: 'One line of at most 80 characters.' })
  text?: string | null;
}

@InputType({ description: 'All that the viewer knows: what is not in the lists is not known any more.' })
export class CompetencesInput {
  @Field(() => [KnownLanguageInput], { description: `At most ${most.languages}.` })
  languages: KnownLanguageInput[];

  @Field(() => [String], { description: `Codes of fields of education, at most ${most.fields}.` })
  fields: string[];

  @Field(() => [KnownSkillInput], { description: `At most ${most.skills}.` })
  skills: KnownSkillInput[];

  @Field(() => Int, { description: 'That it was made from: 0 when nothing was said yet.' })
  version: number;
}
