import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { WelcomeState as WelcomeStateName } from '#database';
import { describedEnum } from '../../graphql/described-enum.ts';
import { DateTime } from '../../graphql/scalars.ts';
import { RefusedMemberModel } from '../many/models.ts';
import { PersonModel } from '../../models/person.ts';

export const WelcomeState = {
  DUE: 'due',
  SENT: 'sent',
  FAILED: 'failed',
  DROPPED: 'dropped',
} as const satisfies Record<string, WelcomeStateName>;
describedEnum('WelcomeState', 'What became of a letter.', WelcomeState, {
  DUE: 'It waits for its turn, or for another attempt.',
  SENT: 'The mail server took it.',
  FAILED: 'It is not tried any more; `failure` says why.',
  DROPPED: 'Before its turn came the person chose a password, or ceased to be a member.',
});

@ObjectType('LettingIn', { description: 'What letting people in would do.' })
export class LettingInModel {
  @Field(() => Int, { description: 'So many would get a mail.' })
  count: number;

  @Field(() => [RefusedMemberModel])
  refused: RefusedMemberModel[];
}

@ObjectType('LetIn', { description: 'Letters that are about to be sent.' })
export class LetInModel {
  @Field(() => ID, { description: 'What to ask `letInReport` for.' })
  id: string;

  @Field(() => Int, { description: 'So many get a mail.' })
  count: number;

  @Field(() => [RefusedMemberModel])
  refused: RefusedMemberModel[];
}

@ObjectType('WelcomeMail', { description: 'A mail with a link to choose a password.' })
export class WelcomeMailModel {
  @Field(() => ID)
  id: string;

  @Field(() => PersonModel)
  person: PersonModel;

  @Field(() => WelcomeState, { description: 'What became of it.' })
  state: WelcomeStateName;

  @Field(() => DateTime, { nullable: true, description: 'Null: not yet.' })
  sentAt: Date | null;

  @Field(() => String, { nullable: true, description: 'What the mail server said last, in its words.' })
  failure: string | null;
}

@ObjectType('LetInReport', { description: 'What became of the letters of one `letIn`.' })
export class LetInReportModel {
  @Field(() => ID)
  id: string;

  @Field(() => Int, { description: 'How many wait.' })
  due: number;

  @Field(() => Int, { description: 'How many the mail server took.' })
  sent: number;

  @Field(() => Int, { description: 'How many were given up.' })
  failed: number;

  @Field(() => Int, { description: 'How many are not needed any more.' })
  dropped: number;

  @Field(() => [WelcomeMailModel], { description: 'By name.' })
  mails: WelcomeMailModel[];
}
