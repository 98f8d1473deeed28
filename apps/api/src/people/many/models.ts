import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { MembershipRole as MembershipRoleName } from '#database';
import { describedEnum } from '../../graphql/described-enum.ts';
import { MembershipRole } from '../../graphql/enums.ts';
import { PersonModel } from '../../models/person.ts';

/** Why nothing is done about somebody of many. */
export const MemberRefusal = {
  HAS_PASSWORD: 'has_password',
  SUSPENDED: 'suspended',
  NO_ADDRESS: 'no_address',
  UNDER_WAY: 'under_way',
  SENT_OFTEN: 'sent_often',
  NOT_STUDENT: 'not_student',
  ONESELF: 'oneself',
  ALREADY: 'already',
} as const;
export type MemberRefusalName = (typeof MemberRefusal)[keyof typeof MemberRefusal];
describedEnum('MemberRefusal', 'Why it was not done with somebody.', MemberRefusal, {
  HAS_PASSWORD: 'They have a password and need no link to choose one.',
  SUSPENDED: 'They are suspended here.',
  NO_ADDRESS: 'The address is one that nobody can have.',
  UNDER_WAY: 'A mail to them waits to be sent.',
  SENT_OFTEN: 'They got as many mails as anybody gets in a day.',
  NOT_STUDENT: 'They are no student here.',
  ONESELF: 'They are the viewer.',
  ALREADY: 'They are what they were to become.',
});

@InputType({ description: 'As the arguments of `members` of the same names.' })
export class MembersFilter {
  @Field(() => String, { nullable: true })
  search?: string | null;

  @Field(() => MembershipRole, { nullable: true, description: 'People who are this, perhaps among other things.' })
  role?: MembershipRoleName | null;

  @Field(() => Boolean, { nullable: true, description: 'True: suspended people only; false: all others.' })
  suspended?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'True: people with a password; false: people without one.' })
  active?: boolean | null;
}

@InputType({
  description:
    'Members of an institution: named, or all that a filter finds, of an import, or of a cohort. Exactly one of these.',
})
export class PeopleChoice {
  @Field(() => ID)
  institutionId: string;

  @Field(() => [ID], { nullable: true })
  personIds?: string[] | null;

  @Field(() => MembersFilter, { nullable: true, description: 'Everybody whom `members` finds by it.' })
  filter?: MembersFilter | null;

  @Field(() => ID, { nullable: true, description: 'Id of a register import: the people whom it names.' })
  importId?: string | null;

  @Field(() => ID, { nullable: true })
  cohortId?: string | null;
}

@ObjectType('RefusedMember')
export class RefusedMemberModel {
  @Field(() => PersonModel)
  person: PersonModel;

  @Field(() => MemberRefusal, { description: 'The first that applies.' })
  reason: MemberRefusalName;
}

@ObjectType('ManyDone', {
  description: 'What was done about many people: it was done for all but those who are refused.',
})
export class ManyDoneModel {
  @Field(() => Int, { description: 'How many are in `done`.' })
  count: number;

  @Field(() => [PersonModel], { description: 'For whom it was done.' })
  done: PersonModel[];

  @Field(() => [RefusedMemberModel])
  refused: RefusedMemberModel[];
}
