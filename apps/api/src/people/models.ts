import { ArgsType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import type {
  Language as LanguageCode,
  MembershipRole as MembershipRoleName,
  PlatformRole as PlatformRoleName,
} from '#database';
import { Language, MembershipRole, MemberSort, PlatformRole } from '../graphql/enums.ts';
import type { MemberSortName } from '../graphql/enums.ts';
import { connectionOf } from '../graphql/paging.ts';
import { InstitutionRefModel } from '../models/person.ts';

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

  @Field(() => String, { nullable: true })
  phone: string | null;

  @Field(() => [String], { description: 'Languages the person speaks, BCP 47.' })
  languages: string[];

  @Field(() => String, { nullable: true, description: 'ISO 3166-1 alpha-2; null: that of the zone.' })
  country: string | null;

  @Field(() => String, { description: "HH:MM in the person's zone." })
  wakingFrom: string;

  @Field(() => String)
  wakingTo: string;

  @Field(() => Boolean, { description: 'Changes of the timetable come by mail too.' })
  mailChanges: boolean;

  @Field(() => Int)
  unreadNotifications: number;

  @Field(() => Int)
  version: number;
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

  @Field(() => Boolean, { description: "The person's roles here do not count for now." })
  suspended: boolean;

  @Field(() => Boolean, { description: 'False until the person has chosen a password.' })
  active: boolean;

  @Field(() => String)
  zone: string;

  @Field(() => String, { nullable: true, description: "Stable id in the institution's register." })
  externalId: string | null;

  @Field(() => Int)
  version: number;
}

@ObjectType('MemberConnection')
export class MemberConnectionModel extends connectionOf(() => MemberModel) {}

@ArgsType()
export class MembersArguments {
  @Field(() => ID)
  institutionId: string;

  @Field(() => String, { nullable: true })
  search?: string | null;

  @Field(() => MembershipRole, { nullable: true })
  role?: MembershipRoleName | null;

  @Field(() => Boolean, { nullable: true })
  suspended?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'False: only those who have never signed in, for want of a password.',
  })
  active?: boolean | null;

  @Field(() => MemberSort, { nullable: true, defaultValue: 'name' })
  sort?: MemberSortName | null;

  @Field(() => Boolean, { nullable: true, defaultValue: false, description: 'The order from its end.' })
  descending?: boolean | null;

  @Field(() => Int, { nullable: true, defaultValue: 50 })
  first?: number | null;

  @Field(() => String, { nullable: true })
  after?: string | null;
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

  @Field(() => String, { nullable: true, deprecationReason: 'Whoever accepts says where they live.' })
  zone?: string | null;

  @Field(() => Language, { description: 'Of the mail to somebody who has no account.' })
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

  @Field(() => String, { nullable: true })
  phone?: string | null;

  @Field(() => [String], { nullable: true })
  languages?: string[] | null;

  @Field(() => String, { nullable: true })
  country?: string | null;

  @Field(() => String, { nullable: true })
  wakingFrom?: string | null;

  @Field(() => String, { nullable: true })
  wakingTo?: string | null;

  @Field(() => Boolean, { nullable: true })
  mailChanges?: boolean | null;
}
