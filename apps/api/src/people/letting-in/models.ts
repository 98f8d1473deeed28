import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { WelcomeState as WelcomeStateName } from '#database';
import { DateTime } from '../../graphql/scalars.ts';
import { RefusedMemberModel } from '../many/models.ts';
import { PersonModel } from '../../models/person.ts';

export const WelcomeState = {
  DUE: 'due',
  SENT: 'sent',
  FAILED: 'failed',
  DROPPED: 'dropped',
} as const satisfies Record<string, WelcomeStateName>;
registerEnumType(WelcomeState, {
  name: 'WelcomeState',
  valuesMap: {
    DUE: { description: 'It waits for its turn, or for another attempt.' },
    DROPPED: { description: 'Before its turn came the person chose a password, or ceased to be a member.' },
  },
});

@ObjectType('LettingIn', { description: 'What letting people in would do.' })
export class LettingInModel {
  @Field(() => Int, { description: 'So many would get a mail.' })
  count: number;

  @Field(() => [RefusedMemberModel])
  refused: RefusedMemberModel[];
}

@ObjectType('LetIn')
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

  @Field(() => WelcomeState)
  state: WelcomeStateName;

  @Field(() => DateTime, { nullable: true })
  sentAt: Date | null;

  @Field(() => String, { nullable: true, description: 'What the mail server said last, in its words.' })
  failure: string | null;
}

@ObjectType('LetInReport')
export class LetInReportModel {
  @Field(() => ID)
  id: string;

  @Field(() => Int)
  due: number;

  @Field(() => Int)
  sent: number;

  @Field(() => Int)
  failed: number;

  @Field(() => Int)
  dropped: number;

  @Field(() => [WelcomeMailModel], { description: 'By name.' })
  mails: WelcomeMailModel[];
}
