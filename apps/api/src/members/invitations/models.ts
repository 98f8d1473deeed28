import { ArgsType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import type {
  Language as LanguageCode,
  MembershipRole as MembershipRoleName,
  WelcomeState as WelcomeStateName,
} from '#database';
import { SectionRefModel } from '../../models/course.ts';
import { describedEnum } from '../../graphql/described-enum.ts';
import { Language, MembershipRole } from '../../graphql/enums.ts';
import { connectionOf } from '../../graphql/paging.ts';
import { DateTime } from '../../graphql/scalars.ts';
import { InstitutionRefModel } from '../../models/person.ts';
import { WelcomeState } from '../../people/index.ts';

export const InvitationState = { OPEN: 'open', USED: 'used', EXPIRED: 'expired', REVOKED: 'revoked' } as const;
export type InvitationStateName = (typeof InvitationState)[keyof typeof InvitationState];
describedEnum('InvitationState', 'Whether an invitation can be accepted.', InvitationState, {
  OPEN: 'It can.',
  USED: 'It was accepted as often as it may be.',
  EXPIRED: 'It is older than `expiresAt`.',
  REVOKED: 'An administrator took it back.',
});

@ObjectType('Invitation', { description: 'A letter or a link that lets somebody in.' })
export class InvitationModel {
  @Field(() => ID)
  id: string;

  @Field(() => String, { nullable: true, description: 'Null: a link that anybody who has it can use.' })
  email: string | null;

  @Field(() => String)
  name: string;

  @Field(() => MembershipRole, { description: 'What a person becomes who accepts it.' })
  role: MembershipRoleName;

  @Field(() => SectionRefModel, { nullable: true, description: 'Into which it leads too; null: into none.' })
  section: SectionRefModel | null;

  @Field(() => DateTime, { description: 'When it was written.' })
  createdAt: Date;

  @Field(() => DateTime, { description: 'Until when it can be accepted.' })
  expiresAt: Date;

  @Field(() => Int, { description: 'How often it was accepted.' })
  uses: number;

  @Field(() => Int, { nullable: true, description: 'How often it can be accepted; null: any number of times.' })
  mostUses: number | null;

  @Field(() => InvitationState, { description: 'Whether it can be accepted now.' })
  state: InvitationStateName;

  @Field(() => WelcomeState, {
    nullable: true,
    description: 'What became of its mail; null: a link, which is not mailed.',
  })
  mail: WelcomeStateName | null;

  @Field(() => String, { nullable: true, description: 'What the mail server said last, in its words.' })
  mailFailure: string | null;
}

@ObjectType('InvitationConnection', { description: 'A page of invitations.' })
export class InvitationConnectionModel extends connectionOf(() => InvitationModel) {}

@ObjectType('InvitationLink', { description: 'A link that was just made.' })
export class InvitationLinkModel {
  @Field(() => InvitationModel, { description: 'The invitation behind it.' })
  invitation: InvitationModel;

  @Field(() => String, { description: 'Path on this origin; shown once.' })
  path: string;
}

@ObjectType('InvitationPreview', { description: 'What a person sees of an invitation before they accept it.' })
export class InvitationPreviewModel {
  @Field(() => InstitutionRefModel)
  institution: InstitutionRefModel;

  @Field(() => MembershipRole, { description: 'What a person becomes who accepts it.' })
  role: MembershipRoleName;

  @Field(() => SectionRefModel, { nullable: true, description: 'Into which it leads too; null: into none.' })
  section: SectionRefModel | null;

  @Field(() => String, { nullable: true, description: 'Of the person invited, when it was sent to an address.' })
  email: string | null;

  @Field(() => String)
  name: string;

  @Field(() => Boolean, { description: 'An account with that address exists: sign in to accept.' })
  accountExists: boolean;

  @Field(() => Language, { description: 'In which it was sent.' })
  language: LanguageCode;
}

@ObjectType('OwnInvitation', { description: 'To the address that the viewer signs in with.' })
export class OwnInvitationModel {
  @Field(() => ID)
  id: string;

  @Field(() => InstitutionRefModel)
  institution: InstitutionRefModel;

  @Field(() => MembershipRole, { description: 'What the viewer becomes who accepts it.' })
  role: MembershipRoleName;

  @Field(() => SectionRefModel, { nullable: true, description: 'Into which it leads too; null: into none.' })
  section: SectionRefModel | null;
}

@InputType({ description: 'An answer to one of `ownInvitations`.' })
export class AnswerInvitationInput {
  @Field(() => ID)
  id: string;

  @Field(() => Boolean, { description: 'False: the invitation is declined, and gone.' })
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

@InputType({ description: 'Letters to be sent, one to each address.' })
export class InviteInput {
  @Field(() => ID)
  institutionId: string;

  @Field(() => [String], {
    description: '1 to 100; nobody gets a letter when one of them is wrong or a member already.',
  })
  emails: string[];

  @Field(() => MembershipRole, { description: 'What a person becomes who accepts it.' })
  role: MembershipRoleName;

  @Field(() => ID, { nullable: true, description: 'Into this section too; with STUDENT or LECTURER.' })
  sectionId?: string | null;

  @Field(() => Language, { description: 'Of letters to addresses without an account.' })
  language: LanguageCode;
}

@InputType({ description: 'A link to be made that anybody who has it can use.' })
export class InvitationLinkInput {
  @Field(() => ID)
  institutionId: string;

  @Field(() => MembershipRole, { description: 'STUDENT or LECTURER; admins are invited by address.' })
  role: MembershipRoleName;

  @Field(() => ID, { nullable: true, description: 'Into this section too.' })
  sectionId?: string | null;

  @Field(() => Language, { description: 'Of a person who has no account yet.' })
  language: LanguageCode;

  @Field(() => Int, { nullable: true, description: 'Null: no limit.' })
  mostUses?: number | null;

  @Field(() => Int, { description: '1 to 90.' })
  days: number;
}

@InputType({ description: 'What a person gives to accept an invitation by its link.' })
export class AcceptInvitationInput {
  @Field(() => String, { description: 'The part of the link that is secret.' })
  token: string;

  @Field(() => String, {
    nullable: true,
    description:
      'For a new account; all but the address when the invitation was sent to one, name and address for a link.',
  })
  name?: string | null;

  @Field(() => String, { nullable: true })
  email?: string | null;

  @Field(() => String, { nullable: true, description: 'Of the new account, by an invitation to an address.' })
  password?: string | null;

  @Field(() => String, { nullable: true })
  zone?: string | null;

  @Field(() => Language, { nullable: true, description: 'Of the new account; null: that of the invitation.' })
  language?: LanguageCode | null;

  @Field(() => Boolean, {
    description:
      "Agrees to the account's conditions and to the transfer of its data between the countries of the platform.",
  })
  consent: boolean;
}
