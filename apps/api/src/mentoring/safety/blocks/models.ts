import { Field, ObjectType } from '@nestjs/graphql';
import { DateTime } from '../../../graphql/scalars.ts';
import { PersonModel } from '../../../models/person.ts';

@ObjectType('BlockedPerson', { description: 'Somebody whom the viewer has blocked. Nobody else knows.' })
export class BlockedPersonModel {
  @Field(() => PersonModel, { description: 'Who.' })
  person: PersonModel;

  @Field(() => DateTime, { description: 'Since when.' })
  createdAt: Date;
}
