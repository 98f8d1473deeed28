import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { MembershipRole as MembershipRoleName } from '#database';
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
registerEnumType(MemberRefusal, {
  name: 'MemberRefusal',
  valuesMap: {
    NO_ADDRESS: { description: 'The address is one that nobody can have.' },
    UNDER_WAY: { description: 'A mail to them waits to be sent.' },
    SENT_OFTEN: { description: 'They got as many mails as anybody gets in a day.' },
    ALREADY: { description: 'They are what they were to become.' },
  },
});

@InputType()
export class MembersFilter {
  @Field(() => String, { nullable: true })
  search?: string | null;

  @Field(() => MembershipRole, { nullable: true })
  role?: MembershipRoleName | null;

  @Field(() => Boolean, { nullable: true })
  suspended?: boolean | null;

  @Field(() => Boolean, { nullable: true })
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

  @Field(() => MembersFilter, { nullable: true })
  filter?: MembersFilter | null;

  @Field(() => ID, { nullable: true })
  importId?: string | null;

  @Field(() => ID, { nullable: true })
  cohortId?: string | null;
}

@ObjectType('RefusedMember')
export class RefusedMemberModel {
  @Field(() => PersonModel)
  person: PersonModel;

  @Field(() => MemberRefusal)
  reason: MemberRefusalName;
}

@ObjectType('ManyDone', {
  description: 'What was done about many people: it was done for all but those who are refused.',
})
export class ManyDoneModel {
  @Field(() => Int)
  count: number;

  @Field(() => [PersonModel], { description: 'For whom it was done.' })
  done: PersonModel[];

  @Field(() => [RefusedMemberModel])
  refused: RefusedMemberModel[];
}
