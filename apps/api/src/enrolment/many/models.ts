import { Field, Int, ObjectType } from '@nestjs/graphql';
import { RefusedMemberModel } from '../../people/index.ts';

@ObjectType('EnrolledMembers', { description: 'All but those who are refused.' })
export class EnrolledMembersModel {
  @Field(() => Int, { description: 'How many of them have a seat now.' })
  enrolled: number;

  @Field(() => Int, { description: 'No seat was left for so many: they wait for one.' })
  waiting: number;

  @Field(() => [RefusedMemberModel])
  refused: RefusedMemberModel[];
}
