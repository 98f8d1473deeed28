import { Field, Float, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { PollKind as PollKindName } from '#classroom';

export const PollKind = {
  SINGLE: 'single',
  SEVERAL: 'several',
  TEXT: 'text',
  NUMBER: 'number',
} as const satisfies Record<string, PollKindName>;
registerEnumType(PollKind, { name: 'PollKind', description: 'How a poll is answered.' });

@InputType('PollInput')
export class PollInput {
  @Field(() => PollKind)
  kind: PollKindName;

  @Field(() => String)
  question: string;

  @Field(() => [String], { nullable: true, description: 'For SINGLE and SEVERAL.' })
  choices?: string[] | null;

  @Field(() => [Float], {
    nullable: true,
    description: 'Indexes of right choices, or the right number: then it is a quiz.',
  })
  right?: number[] | null;

  @Field(() => Boolean)
  anonymous: boolean;
}

@ObjectType('PreparedPoll', {
  description: 'A poll that waits for a class of its section; opened, it stays for the next.',
})
export class PreparedPollModel {
  @Field(() => ID)
  id: string;

  @Field(() => PollKind)
  kind: PollKindName;

  @Field(() => String)
  question: string;

  @Field(() => [String])
  choices: string[];

  @Field(() => [Float])
  right: number[];

  @Field(() => Boolean)
  anonymous: boolean;

  @Field(() => Int, { description: 'Its place among those of the section, from 1.' })
  place: number;
}
