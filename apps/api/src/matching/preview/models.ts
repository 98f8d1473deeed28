import { Field, Int, ObjectType } from '@nestjs/graphql';
import { describedEnum } from '../../graphql/described-enum.ts';
import { PersonModel } from '../../models/person.ts';

export type ExampleKind = 'mentee' | 'course';
export const MatchingExampleKind = {
  MENTEE: 'mentee',
  COURSE: 'course',
} as const satisfies Record<string, ExampleKind>;
describedEnum('MatchingExampleKind', 'For whom or what people were ranked.', MatchingExampleKind, {
  MENTEE: 'Mentors for somebody who asked one.',
  COURSE: 'Experts who could teach a course.',
});

@ObjectType('MatchingExample', { description: 'Whom some weights put first, and whom others.' })
export class MatchingExampleModel {
  @Field(() => MatchingExampleKind, { description: 'For whom or what.' })
  kind: ExampleKind;

  @Field(() => String, { description: "The mentee's name, or the course's title." })
  subject: string;

  @Field(() => [PersonModel], { description: 'The first five by the weights that count now.' })
  before: PersonModel[];

  @Field(() => [PersonModel], { description: 'The first five by the others.' })
  after: PersonModel[];
}

@ObjectType('MatchingPreview', { description: 'What other weights would change, on the people that there are.' })
export class MatchingPreviewModel {
  @Field(() => Int, { description: 'For how many mentees and courses people were ranked.' })
  ranked: number;

  @Field(() => Int, { description: 'For how many of them the first five would be others, or in another order.' })
  changed: number;

  @Field(() => Int, { description: 'How many would come among the first five, over all of them.' })
  entering: number;

  @Field(() => Int, { description: 'How many are among the first five now, over all of them.' })
  first: number;

  @Field(() => [MatchingExampleModel], { description: 'At most six, those in which most changes first.' })
  examples: MatchingExampleModel[];
}
