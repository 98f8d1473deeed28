import type { Type } from '@nestjs/common';
import { ArgsType, Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { describedEnum } from '../graphql/described-enum.ts';

export const FieldLevel = { BROAD: 'broad', NARROW: 'narrow', DETAILED: 'detailed' } as const;
export type FieldLevelName = (typeof FieldLevel)[keyof typeof FieldLevel];
describedEnum('FieldLevel', 'How narrow a field of education is.', FieldLevel, {
  BROAD: 'Two digits.',
  NARROW: 'Three digits, within a broad field.',
  DETAILED: 'Four digits, within a narrow field.',
});

@ObjectType('FieldOfEducation', { description: 'A field of education and training of ISCED-F 2013.' })
export class FieldOfEducationModel {
  @Field(() => String, { description: 'Two to four digits.' })
  code: string;

  @Field(() => String, { description: "In the viewer's language." })
  name: string;

  @Field(() => FieldLevel, { description: 'As the length of its code says.' })
  level: FieldLevelName;

  parentCode: string | null;
}

@ObjectType('Sector', { description: "A sector of the OECD's Development Assistance Committee." })
export class SectorModel {
  @Field(() => String, { description: 'Five digits.' })
  code: string;

  @Field(() => String, { description: "In the viewer's language." })
  name: string;

  @Field(() => String, { description: 'Code of the category to which it belongs: three digits.' })
  category: string;
}

@ObjectType('Skill', { description: 'A knowledge concept of ESCO.' })
export class SkillModel {
  @Field(() => ID)
  id: string;

  @Field(() => String, { description: "In the viewer's language." })
  name: string;
}

/** A concept that was searched for. */
export interface Match<T> {
  node: T;
  foundBy: string | null;
}

/** A concept that is found: extend it with `@ObjectType('XMatch')`. */
function matchOf<T>(node: () => Type<T>): Type<Match<T>> {
  @ObjectType({ isAbstract: true })
  abstract class MatchModel implements Match<T> {
    @Field(node, { description: 'What is found.' })
    node: T;

    @Field(() => String, {
      nullable: true,
      description: 'The other word for it by which it is found: a synonym, or its name in another language.',
    })
    foundBy: string | null;
  }
  return MatchModel as Type<Match<T>>;
}

@ObjectType('FieldOfEducationMatch', { description: 'A field of education that was searched for.' })
export class FieldOfEducationMatchModel extends matchOf(() => FieldOfEducationModel) {}

@ObjectType('SectorMatch', { description: 'A sector that was searched for.' })
export class SectorMatchModel extends matchOf(() => SectorModel) {}

@ObjectType('SkillMatch', { description: 'A skill that was searched for.' })
export class SkillMatchModel extends matchOf(() => SkillModel) {}

/** Results of one search at most. */
export const mostMatches = 50;

@ArgsType()
export class SearchArguments {
  @Field(() => String, {
    description:
      'Words of a name or of a synonym, or how they begin, in any language. Case, accents, order and slips do not count, nor what comes after 200 characters.',
  })
  search: string;

  @Field(() => Int, { defaultValue: 10, description: `Results at most: 1 to ${mostMatches}.` })
  first: number;
}

@ArgsType()
export class FieldsArguments extends SearchArguments {
  @Field(() => FieldLevel, {
    nullable: true,
    defaultValue: 'detailed',
    description: 'Only fields of this level; null: of any.',
  })
  level?: FieldLevelName | null;
}
