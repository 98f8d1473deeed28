import { Field, ID, ObjectType } from '@nestjs/graphql';

@ObjectType('Person')
export class PersonModel {
  @Field(() => ID)
  id: string;

  @Field(() => String)
  name: string;
}

@ObjectType('InstitutionRef')
export class InstitutionRefModel {
  @Field(() => ID)
  id: string;

  @Field(() => String)
  name: string;
}
