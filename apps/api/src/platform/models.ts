import { Field, ObjectType } from '@nestjs/graphql';
import { DemoAccountModel } from '../demo/models.ts';

@ObjectType('Platform', { description: 'What anybody may know of this installation.' })
export class PlatformModel {
  @Field(() => String)
  name: string;

  @Field(() => [DemoAccountModel], {
    description: 'Accounts of the demo with their common password; empty unless a demo is loaded on localhost.',
  })
  demoAccounts: DemoAccountModel[];

  @Field(() => String, {
    nullable: true,
    description: "Path of the demo's mail outbox, when mail is kept there and this machine's own browsers ask.",
  })
  outboxPath: string | null;
}
