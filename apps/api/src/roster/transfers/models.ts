import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { describedEnum } from '../../graphql/described-enum.ts';
import { DateTime } from '../../graphql/scalars.ts';
import { PersonModel } from '../../models/person.ts';
import type { TransferKind } from './transfers.repository.ts';

export const RosterTransferKind = {
  EXPORT: 'roster_export',
  IMPORT: 'roster_import',
} as const satisfies Record<string, TransferKind>;
describedEnum('RosterTransferKind', 'Which way a file of the roster went.', RosterTransferKind, {
  EXPORT: 'Somebody took the roster, or a part of it, away as a file.',
  IMPORT: 'A file was applied.',
});

@ObjectType('RosterTransfer', { description: 'The roster, or a part of it, as a file: out or in.' })
export class RosterTransferModel {
  @Field(() => ID)
  id: string;

  @Field(() => DateTime, { description: 'When.' })
  at: Date;

  @Field(() => RosterTransferKind, { description: 'Which way.' })
  kind: TransferKind;

  @Field(() => PersonModel, { nullable: true, description: 'Who did it; null when they are gone.' })
  by: PersonModel | null;

  @Field(() => Int, { description: 'Experts that an export has; of an import, those that it made or changed.' })
  experts: number;
}
