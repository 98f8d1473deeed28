import { ArgsType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import type {
  Language as LanguageCode,
  MembershipRole as MembershipRoleName,
  PlatformRole as PlatformRoleName,
} from '#database';
import { Language, MembershipRole, PlatformRole } from '../graphql/enums.ts';
import { connectionOf } from '../graphql/paging.ts';
import { MemberSort } from '../graphql/sort-orders.ts';
import type { MemberSortName } from '../graphql/sort-orders.ts';
import { InstitutionRefModel } from '../models/person.ts';

@ObjectType('Membership')
export class MembershipModel {
  @Field(() => MembershipRole, { description: 'What the viewer is there; suspended roles are left out.' })
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

  @Field(() => Language, { description: 'Of pages and mails.' })
  language: LanguageCode;

  @Field(() => PlatformRole, { nullable: true, description: 'Null: none.' })
  platformRole: PlatformRoleName | null;

  @Field(() => [MembershipModel], { description: 'By name of the institution; suspended roles are left out.' })
  memberships: MembershipModel[];

  @Field(() => String, { nullable: true, description: 'As the person wrote it; null: none.' })
  phone: string | null;

  @Field(() => [String], { description: 'Languages the person speaks, BCP 47.' })
  languages: string[];

  @Field(() => String, { nullable: true, description: 'ISO 3166-1 alpha-2; null: that of the zone.' })
  country: string | null;

  @Field(() => String, { description: "HH:MM in the person's zone." })
  wakingFrom: string;

  @Field(() => String, { description: "HH:MM in the person's zone." })
  wakingTo: string;

  @Field(() => Boolean, { description: 'Changes of the timetable come by mail too.' })
  mailChanges: boolean;

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

  @Field(() => [MembershipRole], { description: 'All that the person is here, each once.' })
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

  @Field(() => MembershipRole, { nullable: true, description: 'People who are this, perhaps among other things.' })
  role?: MembershipRoleName | null;

  @Field(() => Boolean, { nullable: true, description: 'True: suspended people only; false: all others; null: both.' })
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

@InputType({ description: 'Somebody who is to become a member.' })
export class MemberInput {
  @Field(() => ID)
  institutionId: string;

  @Field(() => String)
  name: string;

  @Field(() => String)
  email: string;

  @Field(() => MembershipRole, { description: 'Added to what the person is here already.' })
  role: MembershipRoleName;

  @Field(() => String, { nullable: true, deprecationReason: 'The person who accepts says where they live.' })
  zone?: string | null;

  @Field(() => Language, { description: 'Of the mail to somebody who has no account.' })
  language: LanguageCode;
}

@InputType({ description: "A change of the viewer's profile; what is null stays." })
export class ProfileInput {
  @Field(() => String, { nullable: true })
  name?: string | null;

  @Field(() => String, { nullable: true })
  zone?: string | null;

  @Field(() => Language, { nullable: true, description: 'Of pages and mails.' })
  language?: LanguageCode | null;

  @Field(() => String, { nullable: true, description: 'With 6 to 15 digits; empty: none.' })
  phone?: string | null;

  @Field(() => [String], { nullable: true, description: 'That the person speaks: BCP 47, at most 20.' })
  languages?: string[] | null;

  @Field(() => String, { nullable: true, description: 'ISO 3166-1 alpha-2; empty: that of the zone.' })
  country?: string | null;

  @Field(() => String, { nullable: true, description: "HH:MM in the person's zone." })
  wakingFrom?: string | null;

  @Field(() => String, { nullable: true, description: "HH:MM in the person's zone." })
  wakingTo?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether changes of the timetable come by mail too.' })
  mailChanges?: boolean | null;
}
