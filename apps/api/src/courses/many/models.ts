import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { describedEnum } from '../../graphql/described-enum.ts';

/** Why one of many sections stays as it is. */
export const SectionRefusal = {
  ALREADY: 'ALREADY',
  NOT_NEXT: 'NOT_NEXT',
  ARCHIVED: 'ARCHIVED',
  SESSIONS_AHEAD: 'SESSIONS_AHEAD',
} as const;
export type SectionRefusalName = keyof typeof SectionRefusal;
describedEnum('SectionRefusal', 'Why one of many sections stays as it is.', SectionRefusal, {
  ALREADY: 'It is what it was to become.',
  NOT_NEXT: 'Its state does not lead there: see `nextStates`. A running section is not archived.',
  ARCHIVED: 'It is put away: bring it back first.',
  SESSIONS_AHEAD: 'Sessions of it are still to come.',
});

@ObjectType('NamedSection')
export class NamedSectionModel {
  @Field(() => ID)
  id: string;

  @Field(() => String)
  title: string;
}

@ObjectType('RefusedSection', { description: 'A section with which it was not done.' })
export class RefusedSectionModel {
  @Field(() => NamedSectionModel, { description: 'The section that stays as it is.' })
  section: NamedSectionModel;

  @Field(() => SectionRefusal, { description: 'The first that applies.' })
  reason: SectionRefusalName;
}

@ObjectType('SectionsDone', { description: 'It was done for all but those that are refused.' })
export class SectionsDoneModel {
  @Field(() => Int, { description: 'How many are in `done`.' })
  count: number;

  @Field(() => [NamedSectionModel], { description: 'With which it was done.' })
  done: NamedSectionModel[];

  @Field(() => [RefusedSectionModel])
  refused: RefusedSectionModel[];
}
