import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';

/** Why one of many sections stays as it is. */
export const SectionRefusal = {
  ALREADY: 'ALREADY',
  NOT_NEXT: 'NOT_NEXT',
  ARCHIVED: 'ARCHIVED',
  SESSIONS_AHEAD: 'SESSIONS_AHEAD',
} as const;
export type SectionRefusalName = keyof typeof SectionRefusal;
registerEnumType(SectionRefusal, {
  name: 'SectionRefusal',
  valuesMap: {
    ALREADY: { description: 'It is what it was to become.' },
    NOT_NEXT: {
      description: 'It cannot become that from what it is: see `nextStates`. Of those that run none is archived.',
    },
    ARCHIVED: { description: 'It is put away: bring it back first.' },
    SESSIONS_AHEAD: { description: 'Sessions of it are still to come.' },
  },
});

@ObjectType('NamedSection')
export class NamedSectionModel {
  @Field(() => ID)
  id: string;

  @Field(() => String)
  title: string;
}

@ObjectType('RefusedSection')
export class RefusedSectionModel {
  @Field(() => NamedSectionModel)
  section: NamedSectionModel;

  @Field(() => SectionRefusal)
  reason: SectionRefusalName;
}

@ObjectType('SectionsDone', { description: 'It was done for all but those that are refused.' })
export class SectionsDoneModel {
  @Field(() => Int)
  count: number;

  @Field(() => [NamedSectionModel])
  done: NamedSectionModel[];

  @Field(() => [RefusedSectionModel])
  refused: RefusedSectionModel[];
}
