import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { ConsentPurpose as ConsentPurposeName, LegalBasis as LegalBasisName } from '#database';
import { DateTime } from '../graphql/scalars.ts';

export const ConsentPurpose = {
  ACCOUNT: 'account',
  TRANSFER_ABROAD: 'transfer_abroad',
  RECORDING: 'recording',
} as const satisfies Record<string, ConsentPurposeName>;
export const LegalBasis = {
  CONSENT: 'consent',
  CONTRACT: 'contract',
  PUBLIC_INTEREST: 'public_interest',
  LEGAL_OBLIGATION: 'legal_obligation',
} as const satisfies Record<string, LegalBasisName>;
registerEnumType(ConsentPurpose, { name: 'ConsentPurpose' });
registerEnumType(LegalBasis, { name: 'LegalBasis' });

@ObjectType('Consent')
export class ConsentModel {
  @Field(() => ID)
  id: string;

  @Field(() => ConsentPurpose)
  purpose: ConsentPurposeName;

  @Field(() => LegalBasis)
  basis: LegalBasisName;

  @Field(() => String)
  textVersion: string;

  @Field(() => DateTime)
  givenAt: Date;

  @Field(() => DateTime, { nullable: true })
  withdrawnAt: Date | null;
}
