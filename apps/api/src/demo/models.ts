import { Field, ObjectType } from '@nestjs/graphql';

@ObjectType('DemoAccount', { description: 'An account of the demo.' })
export class DemoAccountModel {
  @Field(() => String)
  name: string;

  @Field(() => String)
  email: string;

  @Field(() => String, { description: 'The same for all accounts of the demo.' })
  password: string;

  @Field(() => String, { description: 'student, lecturer, admin, coordinator, platform_admin' })
  role: string;
}
