import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import type {
  Language as LanguageCode,
  MembershipRole as MembershipRoleName,
  PlatformRole as PlatformRoleName,
} from '#database';
import { Language, MembershipRole, PlatformRole } from '../graphql/enums.ts';

@ObjectType('DemoAccount')
export class DemoAccountModel {
  @Field(() => String)
  name: string;

  @Field(() => String)
  email: string;

  @Field(() => String)
  password: string;

  @Field(() => String, { description: 'student, lecturer, admin, coordinator, platform_admin' })
  role: string;
}

@ObjectType('Platform', { description: 'What anybody may know of this installation.' })
export class PlatformModel {
  @Field(() => String)
  name: string;

  @Field(() => [DemoAccountModel], {
    description: 'Accounts of the demo with their common password; empty unless the demo is loaded.',
  })
  demoAccounts: DemoAccountModel[];

  @Field(() => String, { nullable: true, description: "Path of the demo's mail outbox, when mail is kept there." })
  outboxPath: string | null;
}

@ObjectType('Person')
export class PersonModel {
  @Field(() => ID)
  id: string;

  @Field(() => String)
  name: string;
}

@ObjectType('InstitutionRef')
export class InstitutionRefModel {
  @Field(() => ID)
  id: string;

  @Field(() => String)
  name: string;
}

@ObjectType('Membership')
export class MembershipModel {
  @Field(() => MembershipRole)
  role: MembershipRoleName;

  @Field(() => InstitutionRefModel)
  institution: InstitutionRefModel;
}

@ObjectType('Viewer', { description: 'The person who is signed in.' })
export class ViewerModel {
  @Field(() => ID)
  id: string;

  @Field(() => String)
  name: string;

  @Field(() => String)
  email: string;

  @Field(() => String, { description: 'IANA zone.' })
  zone: string;

  @Field(() => Language)
  language: LanguageCode;

  @Field(() => PlatformRole, { nullable: true })
  platformRole: PlatformRoleName | null;

  @Field(() => [MembershipModel])
  memberships: MembershipModel[];
}

@ObjectType('Member', { description: "A person as an institution's admin sees them." })
export class MemberModel {
  @Field(() => ID)
  id: string;

  @Field(() => String)
  name: string;

  @Field(() => String)
  email: string;

  @Field(() => [MembershipRole])
  roles: MembershipRoleName[];
}

@InputType()
export class MemberInput {
  @Field(() => ID)
  institutionId: string;

  @Field(() => String)
  name: string;

  @Field(() => String)
  email: string;

  @Field(() => MembershipRole)
  role: MembershipRoleName;

  @Field(() => String)
  zone: string;

  @Field(() => Language)
  language: LanguageCode;
}

@InputType()
export class ProfileInput {
  @Field(() => String, { nullable: true })
  name?: string | null;

  @Field(() => String, { nullable: true })
  zone?: string | null;

  @Field(() => Language, { nullable: true })
  language?: LanguageCode | null;
}
