import { ArgsType, Field, ID, InputType, Int } from '@nestjs/graphql';
import type {
  CardPart as CardPartName,
  ExpertAction as ExpertActionName,
  ExpertMode as ExpertModeName,
  ExpertOffer as ExpertOfferName,
  ExpertState as ExpertStateName,
  Gender as GenderName,
  LegalStatus as LegalStatusName,
} from '#database';
import {
  CardPart,
  ExpertAction,
  ExpertCheck,
  ExpertMode,
  ExpertOffer,
  ExpertState,
  Gender,
  LegalStatus,
} from './enums.ts';
import type { ExpertCheckName } from './enums.ts';
import { ExpertSort } from '../graphql/sort-orders.ts';
import type { ExpertSortName } from '../graphql/sort-orders.ts';

@InputType({ description: 'What somebody has graduated in.' })
export class DegreeInput {
  @Field(() => String)
  title: string;

  @Field(() => String, { description: 'Where.' })
  institution: string;

  @Field(() => Int, { description: 'When: 1940 to this year.' })
  year: number;
}

@InputType({ description: 'Some years of work at one place.' })
export class PracticeInput {
  @Field(() => String, { description: 'As what.' })
  role: string;

  @Field(() => String, { description: 'Where.' })
  place: string;

  @Field(() => Int, { description: 'The first year, from 1940 on.' })
  from: number;

  @Field(() => Int, { nullable: true, description: 'Null: until today.' })
  to?: number | null;
}

@InputType({ description: 'Somebody who can be asked about the viewer.' })
export class RefereeInput {
  @Field(() => String)
  name: string;

  @Field(() => String, { description: 'What they are to the viewer.' })
  role: string;

  @Field(() => String)
  email: string;
}

@InputType({ description: 'The profile as a whole.' })
export class ExpertInput {
  @Field(() => String, { description: 'One line of at most 120 characters; may be empty.' })
  headline: string;

  @Field(() => String, { description: 'At most 2,000 characters; may be empty.' })
  about: string;

  @Field(() => String, { nullable: true, description: 'ISO 3166-1 alpha-2.' })
  originCountry?: string | null;

  @Field(() => String, { nullable: true, description: 'ISO 3166-1 alpha-2.' })
  residenceCountry?: string | null;

  @Field(() => String, { nullable: true, description: 'Code of the donor sector.' })
  sector?: string | null;

  @Field(() => [DegreeInput], { description: 'At most 10.' })
  degrees: DegreeInput[];

  @Field(() => [PracticeInput], { description: 'At most 20.' })
  practice: PracticeInput[];

  @Field(() => [ExpertOffer], { description: 'What the viewer does.' })
  offers: ExpertOfferName[];

  @Field(() => [ExpertMode], { description: 'How the viewer is there.' })
  modes: ExpertModeName[];

  @Field(() => Int, { description: 'In the coming year: 0 to 52.' })
  weeksFree: number;

  @Field(() => Int, { description: '0 to 60.' })
  hoursPerWeek: number;

  @Field(() => Gender, { nullable: true, description: 'For statistics only.' })
  gender?: GenderName | null;

  @Field(() => LegalStatus, { nullable: true, description: 'In the country of residence.' })
  legalStatus?: LegalStatusName | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether they may come back to it.' })
  mayReturn?: boolean | null;

  @Field(() => [RefereeInput], { description: 'At most two.' })
  referees: RefereeInput[];

  @Field(() => [CardPart], { description: 'What the card shows.' })
  shows: CardPartName[];

  @Field(() => Int, { description: 'That it was made from.' })
  version: number;
}

@InputType({ description: 'What a coordinator decides on an expert.' })
export class ExpertDecisionInput {
  @Field(() => ID, { description: 'Of the expert.' })
  personId: string;

  @Field(() => ExpertAction, { description: 'What is decided.' })
  action: ExpertActionName;

  @Field(() => String, { description: 'The expert reads it; at most 1,000 characters.' })
  reason: string;

  @Field(() => [ExpertCheck], { defaultValue: [], description: 'To verify, all of them.' })
  checks: ExpertCheckName[];

  @Field(() => Int, { description: 'Of the profile that was looked at.' })
  version: number;
}

@ArgsType()
export class ExpertsArguments {
  @Field(() => String, {
    nullable: true,
    description:
      'Words of a name, of a headline, or of what fields, skills and sectors are called, in French or English. Who names one of these in full finds it under all its names. A slip does not matter where it finds nothing.',
  })
  search?: string | null;

  @Field(() => ExpertState, { nullable: true, description: 'Only those in this state.' })
  state?: ExpertStateName | null;

  @Field(() => String, { nullable: true, description: 'Code of a field of education, also one that contains theirs.' })
  field?: string | null;

  @Field(() => String, { nullable: true, description: 'Of origin or of residence.' })
  country?: string | null;

  @Field(() => String, { nullable: true, description: 'BCP 47, the language alone.' })
  language?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Only those who have not confirmed for 90 days.' })
  unconfirmed?: boolean | null;

  @Field(() => ExpertOffer, { nullable: true, description: 'Only who does this.' })
  offer?: ExpertOfferName | null;

  @Field(() => ExpertSort, { nullable: true, defaultValue: ExpertSort.NAME })
  sort?: ExpertSortName | null;

  @Field(() => Boolean, { nullable: true, defaultValue: false, description: 'The whole order from its end.' })
  descending?: boolean | null;

  @Field(() => Int, { nullable: true, defaultValue: 50 })
  first?: number | null;

  @Field(() => String, { nullable: true })
  after?: string | null;
}
