import { Field, ID, ObjectType } from '@nestjs/graphql';
import { connectionOf } from '../graphql/paging.ts';
import { DateTime } from '../graphql/scalars.ts';
import { PersonModel } from '../models/person.ts';

@ObjectType('AuditChange', { description: 'One value that a change gave a new one.' })
export class AuditChangeModel {
  @Field(() => String, { description: 'Name of the column.' })
  field: string;

  @Field(() => String, {
    nullable: true,
    description: 'Null for personal data: only that it changed is recorded.',
  })
  before: string | null;

  @Field(() => String, { nullable: true, description: 'As `before`; null also when the object was removed.' })
  after: string | null;

  @Field(() => Boolean, { description: 'True: `before` and `after` are not recorded.' })
  personal: boolean;
}

@ObjectType('AuditEntry', { description: 'One change of one object of the institution.' })
export class AuditEntryModel {
  @Field(() => ID)
  id: string;

  @Field(() => DateTime, { description: 'When it was made.' })
  at: Date;

  @Field(() => PersonModel, { nullable: true, description: 'Null: the system, or a person who was erased.' })
  actor: PersonModel | null;

  @Field(() => String, { description: 'app, register, operator (of the machine), system' })
  source: string;

  @Field(() => String, { description: 'create, update, remove' })
  action: string;

  @Field(() => String, { description: 'Name of the table.' })
  kind: string;

  @Field(() => ID, {
    nullable: true,
    description: "Of the table's row, or of the object that it belongs to; null: it has none.",
  })
  objectId: string | null;

  @Field(() => String, { nullable: true, description: 'What it is called now; null when it is gone.' })
  label: string | null;

  @Field(() => [AuditChangeModel], { description: 'Value by value; empty when a row has none that is recorded.' })
  changes: AuditChangeModel[];
}

@ObjectType('AuditConnection', { description: 'A page of the audit log.' })
export class AuditConnectionModel extends connectionOf(() => AuditEntryModel) {}
