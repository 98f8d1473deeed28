import { Field, ObjectType } from '@nestjs/graphql';

@ObjectType('DemoAccount')
export class DemoAccountModel {
  @Field(() => String)
  name: string;

  @Field(() => String)
  email: string;

  @Field(() => String)
  password: string;

  @Field(() => String, { description: 'student, lecturer, admin, coordinator, platform_admin' })
  role: string;
}
