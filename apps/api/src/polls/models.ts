import { Field, Float, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { PollKind as PollKindName } from '#classroom';
import { describedEnum } from '../graphql/described-enum.ts';

export const PollKind = {
  SINGLE: 'single',
  SEVERAL: 'several',
  TEXT: 'text',
  NUMBER: 'number',
} as const satisfies Record<string, PollKindName>;
describedEnum('PollKind', 'How a poll is answered.', PollKind, {
  SINGLE: 'By one choice.',
  SEVERAL: 'By any number of choices.',
  TEXT: 'By words.',
  NUMBER: 'By a number.',
});

@InputType('PollInput', { description: 'A poll to be kept.' })
export class PollInput {
  @Field(() => PollKind, { description: 'How it is answered.' })
  kind: PollKindName;

  @Field(() => String, { description: 'The text that students see.' })
  question: string;

  @Field(() => [String], { nullable: true, description: 'For SINGLE and SEVERAL.' })
  choices?: string[] | null;

  @Field(() => [Float], {
    nullable: true,
    description: 'Indexes of right choices, or the right number: then it is a quiz.',
  })
  right?: number[] | null;

  @Field(() => Boolean, { description: 'True: nobody learns who gave which answer.' })
  anonymous: boolean;
}

@ObjectType('PreparedPoll', {
  description: 'A poll that waits for a class of its section; opened, it stays for the next.',
})
export class PreparedPollModel {
  @Field(() => ID)
  id: string;

  @Field(() => PollKind, { description: 'How it is answered.' })
  kind: PollKindName;

  @Field(() => String, { description: 'The text that students see.' })
  question: string;

  @Field(() => [String], { description: 'For SINGLE and SEVERAL; else empty.' })
  choices: string[];

  @Field(() => [Float], { description: 'Indexes of right choices from 0, or the right number; empty: no quiz.' })
  right: number[];

  @Field(() => Boolean, { description: 'True: nobody learns who gave which answer.' })
  anonymous: boolean;

  @Field(() => Int, { description: 'Its place among those of the section, from 1.' })
  place: number;
}
