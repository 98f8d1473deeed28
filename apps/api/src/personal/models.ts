import { Field, ID, ObjectType } from '@nestjs/graphql';
import type { ConsentPurpose as ConsentPurposeName, LegalBasis as LegalBasisName } from '#database';
import { describedEnum } from '../graphql/described-enum.ts';
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
describedEnum('ConsentPurpose', 'What a person is asked to agree to.', ConsentPurpose, {
  ACCOUNT: 'An account on the platform.',
  TRANSFER_ABROAD: 'Their data goes to other countries of the platform.',
  RECORDING: 'Their voice and picture are recorded.',
});
describedEnum('LegalBasis', 'On what data protection law the use of data rests.', LegalBasis, {
  CONSENT: 'The person agreed, and may withdraw it.',
  CONTRACT: 'It is needed for what the person asked for.',
  PUBLIC_INTEREST: 'It is a task in the public interest.',
  LEGAL_OBLIGATION: 'A law demands it.',
});

@ObjectType('Consent', { description: 'What the viewer agreed to, or was told of.' })
export class ConsentModel {
  @Field(() => ID)
  id: string;

  @Field(() => ConsentPurpose, { description: 'What the consent covers.' })
  purpose: ConsentPurposeName;

  @Field(() => LegalBasis, { description: 'On what the use of their data rests.' })
  basis: LegalBasisName;

  @Field(() => String, { description: 'Which version of the text they read.' })
  textVersion: string;

  @Field(() => DateTime, { description: 'When they agreed.' })
  givenAt: Date;

  @Field(() => DateTime, { nullable: true, description: 'Null: it still counts.' })
  withdrawnAt: Date | null;
}
