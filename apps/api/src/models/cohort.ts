import { Field, ID, ObjectType } from '@nestjs/graphql';

@ObjectType('CohortRef')
export class CohortRefModel {
  @Field(() => ID)
  id: string;

  @Field(() => String)
  name: string;
}
