import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import type {
  EnrolmentWay as EnrolmentWayName,
  Language as LanguageCode,
  WelcomeState as WelcomeStateName,
} from '#database';
import { describedEnum } from '../../graphql/described-enum.ts';
import { SectionRefModel } from '../../models/course.ts';
import { CohortRefModel } from '../../models/cohort.ts';
import { EnrolmentWay, Language } from '../../graphql/enums.ts';
import { DateTime } from '../../graphql/scalars.ts';
import { MemberModel, WelcomeState } from '../../people/index.ts';

@ObjectType('MemberPlace')
export class MemberPlaceModel {
  @Field(() => SectionRefModel, { description: 'With its title in the language of the viewer.' })
  section: SectionRefModel;

  @Field(() => String, { description: 'Name of the term.' })
  term: string;

  @Field(() => EnrolmentWay, { description: 'How the person came to the seat.' })
  via: EnrolmentWayName;
}

export const MemberMailKind = { WELCOME: 'welcome', INVITATION: 'invitation' } as const;
export type MemberMailKindName = (typeof MemberMailKind)[keyof typeof MemberMailKind];
describedEnum('MemberMailKind', 'What a mail is for.', MemberMailKind, {
  WELCOME: 'A link to choose a password.',
  INVITATION: 'An invitation to become a member.',
});

@ObjectType('MemberMail', { description: 'A mail with a link that this institution sent to somebody.' })
export class MemberMailModel {
  @Field(() => ID)
  id: string;

  @Field(() => MemberMailKind, { description: 'What it was for.' })
  kind: MemberMailKindName;

  @Field(() => WelcomeState, { description: 'What became of it.' })
  state: WelcomeStateName;

  @Field(() => DateTime, { description: 'When it was sent; of one that waits, since when.' })
  at: Date;

  @Field(() => String, { nullable: true, description: 'What the mail server said last, in its words.' })
  failure: string | null;
}

@ObjectType('MemberDetails', { description: 'All that an institution knows of a member, and nothing of others.' })
export class MemberDetailsModel {
  @Field(() => MemberModel, { description: 'What the list of members shows too.' })
  member: MemberModel;

  @Field(() => Language, { description: 'Of the pages and mails that the person gets.' })
  language: LanguageCode;

  @Field(() => DateTime, {
    nullable: true,
    description: 'In a class here; of those who belong nowhere else, the last use of the platform.',
  })
  lastSeenAt: Date | null;

  @Field(() => [MemberPlaceModel], { description: 'Where the person learns here.' })
  enrolments: MemberPlaceModel[];

  @Field(() => [SectionRefModel], { description: 'What the person teaches here.' })
  teaching: SectionRefModel[];

  @Field(() => [CohortRefModel], { description: 'Of this institution, by name.' })
  cohorts: CohortRefModel[];

  @Field(() => [MemberMailModel], { description: 'The newest first.' })
  mails: MemberMailModel[];

  @Field(() => Boolean, { description: 'A profile is the person’s who is or was something elsewhere.' })
  mayEditName: boolean;

  @Field(() => Boolean, { description: 'Nor does an address change once its person has chosen a password.' })
  mayEditEmail: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'An address that a letter went to, or is about to: it becomes the person’s by the link in it.',
  })
  askedEmail: string | null;
}

@InputType({ description: 'A correction; what is null stays.' })
export class MemberChanges {
  @Field(() => String, { nullable: true })
  name?: string | null;

  @Field(() => String, { nullable: true })
  email?: string | null;
}
