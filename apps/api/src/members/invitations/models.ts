import { ArgsType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { Language as LanguageCode, MembershipRole as MembershipRoleName } from '#database';
import { SectionRefModel } from '../../models/course.ts';
import { InvitationState, Language, MembershipRole } from '../../graphql/enums.ts';
import type { InvitationStateName } from '../../graphql/enums.ts';
import { connectionOf } from '../../graphql/paging.ts';
import { DateTime } from '../../graphql/scalars.ts';
import { InstitutionRefModel } from '../../models/person.ts';

@ObjectType('Invitation')
export class InvitationModel {
  @Field(() => ID)
  id: string;

  @Field(() => String, { nullable: true, description: 'Null: a link for whoever has it.' })
  email: string | null;

  @Field(() => String)
  name: string;

  @Field(() => MembershipRole)
  role: MembershipRoleName;

  @Field(() => SectionRefModel, { nullable: true })
  section: SectionRefModel | null;

  @Field(() => DateTime)
  createdAt: Date;

  @Field(() => DateTime)
  expiresAt: Date;

  @Field(() => Int)
  uses: number;

  @Field(() => Int, { nullable: true })
  mostUses: number | null;

  @Field(() => InvitationState)
  state: InvitationStateName;
}

@ObjectType('InvitationConnection')
export class InvitationConnectionModel extends connectionOf(() => InvitationModel) {}

@ObjectType('InvitationLink')
export class InvitationLinkModel {
  @Field(() => InvitationModel)
  invitation: InvitationModel;

  @Field(() => String, { description: 'Path on this origin; shown once.' })
  path: string;
}

@ObjectType('InvitationPreview')
export class InvitationPreviewModel {
  @Field(() => InstitutionRefModel)
  institution: InstitutionRefModel;

  @Field(() => MembershipRole)
  role: MembershipRoleName;

  @Field(() => SectionRefModel, { nullable: true })
  section: SectionRefModel | null;

  @Field(() => String, { nullable: true, description: 'Of the person invited, when it was sent to an address.' })
  email: string | null;

  @Field(() => String)
  name: string;

  @Field(() => Boolean, { description: 'An account with that address exists: sign in to accept.' })
  accountExists: boolean;

  @Field(() => Language)
  language: LanguageCode;
}

@ObjectType('OwnInvitation', { description: 'To the address that the viewer signs in with.' })
export class OwnInvitationModel {
  @Field(() => ID)
  id: string;

  @Field(() => InstitutionRefModel)
  institution: InstitutionRefModel;

  @Field(() => MembershipRole)
  role: MembershipRoleName;

  @Field(() => SectionRefModel, { nullable: true })
  section: SectionRefModel | null;
}

@InputType()
export class AnswerInvitationInput {
  @Field(() => ID)
  id: string;

  @Field(() => Boolean)
  accepts: boolean;

  @Field(() => Boolean, { defaultValue: false, description: 'As for `acceptInvitation`; needed to accept.' })
  consent: boolean;
}

@ArgsType()
export class InvitationsArguments {
  @Field(() => ID)
  institutionId: string;

  @Field(() => Int, { nullable: true, defaultValue: 50 })
  first?: number | null;

  @Field(() => String, { nullable: true })
  after?: string | null;
}

@InputType()
export class InviteInput {
  @Field(() => ID)
  institutionId: string;

  @Field(() => [String])
  emails: string[];

  @Field(() => MembershipRole)
  role: MembershipRoleName;

  @Field(() => ID, { nullable: true, description: 'Into this section too; with STUDENT or LECTURER.' })
  sectionId?: string | null;

  @Field(() => Language)
  language: LanguageCode;
}

@InputType()
export class InvitationLinkInput {
  @Field(() => ID)
  institutionId: string;

  @Field(() => MembershipRole)
  role: MembershipRoleName;

  @Field(() => ID, { nullable: true })
  sectionId?: string | null;

  @Field(() => Language)
  language: LanguageCode;

  @Field(() => Int, { nullable: true, description: 'Null: no limit.' })
  mostUses?: number | null;

  @Field(() => Int, { description: '1 to 90.' })
  days: number;
}

@InputType()
export class AcceptInvitationInput {
  @Field(() => String)
  token: string;

  @Field(() => String, {
    nullable: true,
    description:
      'For a new account; all but the address when the invitation was sent to one, name and address for a link.',
  })
  name?: string | null;

  @Field(() => String, { nullable: true })
  email?: string | null;

  @Field(() => String, { nullable: true })
  password?: string | null;

  @Field(() => String, { nullable: true })
  zone?: string | null;

  @Field(() => Language, { nullable: true })
  language?: LanguageCode | null;

  @Field(() => Boolean, {
    description:
      "Agrees to the account's conditions and to the transfer of its data between the countries of the platform.",
  })
  consent: boolean;
}
