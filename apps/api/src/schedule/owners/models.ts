import { Field, ID, ObjectType } from '@nestjs/graphql';
import { PersonModel } from '../../models/person.ts';

@ObjectType('SessionOwner', {
  description: 'What a session belongs to that is of no section. Only its hosts and listeners see its sessions.',
})
export class SessionOwnerModel {
  @Field(() => ID)
  id: string;

  @Field(() => String, { description: 'Feature that it is of, in lower case.' })
  kind: string;

  @Field(() => String, {
    nullable: true,
    description: 'What its sessions are called, in any language; null: by the names of those who take part.',
  })
  title: string | null;

  @Field(() => [PersonModel], { description: 'Who leads its classes, by name.' })
  hosts: PersonModel[];

  @Field(() => [PersonModel], { description: 'Who else enters its classes, by name.' })
  listeners: PersonModel[];
}
