import { Field, ID, ObjectType } from '@nestjs/graphql';
import { connectionOf } from '../graphql/paging.ts';
import { DateTime } from '../graphql/scalars.ts';
import { PersonModel } from '../models/person.ts';

@ObjectType('AuditChange')
export class AuditChangeModel {
  @Field(() => String)
  field: string;

  @Field(() => String, {
    nullable: true,
    description: 'Null for personal data: only that it changed is recorded.',
  })
  before: string | null;

  @Field(() => String, { nullable: true })
  after: string | null;

  @Field(() => Boolean)
  personal: boolean;
}

@ObjectType('AuditEntry')
export class AuditEntryModel {
  @Field(() => ID)
  id: string;

  @Field(() => DateTime)
  at: Date;

  @Field(() => PersonModel, { nullable: true, description: 'Null: the system, or a person who was erased.' })
  actor: PersonModel | null;

  @Field(() => String, { description: 'app, register, operator (of the machine), system' })
  source: string;

  @Field(() => String, { description: 'create, update, remove' })
  action: string;

  @Field(() => String, { description: 'Name of the table.' })
  kind: string;

  @Field(() => ID, { nullable: true })
  objectId: string | null;

  @Field(() => String, { nullable: true, description: 'What it is called now; null when it is gone.' })
  label: string | null;

  @Field(() => [AuditChangeModel])
  changes: AuditChangeModel[];
}

@ObjectType('AuditConnection')
export class AuditConnectionModel extends connectionOf(() => AuditEntryModel) {}
