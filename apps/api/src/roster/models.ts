import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type {
  CardPart as CardPartName,
  ExpertAction as ExpertActionName,
  ExpertActor as ExpertActorName,
  ExpertMode as ExpertModeName,
  ExpertOffer as ExpertOfferName,
  ExpertState as ExpertStateName,
  Gender as GenderName,
  LegalStatus as LegalStatusName,
} from '#database';
import { SectorModel } from '../classifications/index.ts';
import { CompetencesModel } from '../competences/index.ts';
import { connectionOf } from '../graphql/paging.ts';
import { DateTime } from '../graphql/scalars.ts';
import { PersonModel } from '../models/person.ts';
import {
  CardPart,
  ExpertAction,
  ExpertActor,
  ExpertCheck,
  ExpertMode,
  ExpertOffer,
  ExpertState,
  Gender,
  LegalStatus,
} from './enums.ts';
import type { ExpertCheckName } from './enums.ts';

@ObjectType('Degree', { description: 'What somebody has graduated in.' })
export class DegreeModel {
  @Field(() => String, { description: 'As it is called.' })
  title: string;

  @Field(() => String, { description: 'Where.' })
  institution: string;

  @Field(() => Int, { description: 'When.' })
  year: number;
}

@ObjectType('Practice', { description: 'Some years of work at one place.' })
export class PracticeModel {
  @Field(() => String, { description: 'As what.' })
  role: string;

  @Field(() => String, { description: 'Where.' })
  place: string;

  @Field(() => Int, { description: 'The first year.' })
  from: number;

  @Field(() => Int, { nullable: true, description: 'The last year; null: until today.' })
  to: number | null;
}

@ObjectType('Referee', { description: 'Somebody who can be asked about an expert.' })
export class RefereeModel {
  @Field(() => String)
  name: string;

  @Field(() => String, { description: 'What they are to the expert.' })
  role: string;

  @Field(() => String)
  email: string;
}

/** What an expert, a coordinator and the card have in common. */
@ObjectType({ isAbstract: true })
abstract class ExpertParts {
  @Field(() => PersonModel)
  person: PersonModel;

  @Field(() => String, { description: 'Who they are, in one line; may be empty.' })
  headline: string;

  @Field(() => [ExpertOffer], { description: 'What they do.' })
  offers: ExpertOfferName[];

  @Field(() => [ExpertMode], { description: 'How they are there.' })
  modes: ExpertModeName[];

  @Field(() => CompetencesModel, { description: 'What they know.' })
  competences?: CompetencesModel;

  sectorCode: string | null;
}

@ObjectType('ExpertCard', {
  description: 'What others see of a verified expert: what the expert allows, and nothing else.',
})
export class ExpertCardModel extends ExpertParts {
  @Field(() => String, { nullable: true, description: 'Null: not shown.' })
  about: string | null;

  @Field(() => String, { nullable: true, description: 'ISO 3166-1 alpha-2; null: not said or not shown.' })
  originCountry: string | null;

  @Field(() => String, { nullable: true, description: 'ISO 3166-1 alpha-2; null: not said or not shown.' })
  residenceCountry: string | null;

  @Field(() => SectorModel, { nullable: true, description: 'Null: not said or not shown.' })
  sector?: SectorModel | null;

  @Field(() => [DegreeModel], { nullable: true, description: 'Null: not shown.' })
  degrees: DegreeModel[] | null;

  @Field(() => [PracticeModel], { nullable: true, description: 'Null: not shown.' })
  practice: PracticeModel[] | null;

  @Field(() => Int, { nullable: true, description: 'In the coming year; null: not shown.' })
  weeksFree: number | null;

  @Field(() => Int, { nullable: true, description: 'Null: not shown.' })
  hoursPerWeek: number | null;

  shows: CardPartName[];
}

@ObjectType('Expert', { description: 'A profile as the expert and coordinators see it.' })
export class ExpertModel extends ExpertParts {
  @Field(() => ExpertState, { description: 'How far it is.' })
  state: ExpertStateName;

  @Field(() => DateTime, { description: 'When it came to be so.' })
  stateSince: Date;

  @Field(() => String, { description: 'Why it is so, as the last who changed it said; may be empty.' })
  stateReason: string;

  @Field(() => String, { description: 'In their own words; may be empty.' })
  about: string;

  @Field(() => String, { nullable: true, description: 'ISO 3166-1 alpha-2.' })
  originCountry: string | null;

  @Field(() => String, { nullable: true, description: 'ISO 3166-1 alpha-2.' })
  residenceCountry: string | null;

  @Field(() => SectorModel, { nullable: true, description: 'Of the donors; null: not said.' })
  sector?: SectorModel | null;

  @Field(() => [DegreeModel], { description: 'What they have graduated in.' })
  degrees: DegreeModel[];

  @Field(() => [PracticeModel], { description: 'Where they have worked.' })
  practice: PracticeModel[];

  @Field(() => Int, { description: 'In the coming year.' })
  weeksFree: number;

  @Field(() => Int, { description: 'Hours that are free in such a week.' })
  hoursPerWeek: number;

  @Field(() => LegalStatus, { nullable: true, description: 'In the country of residence.' })
  legalStatus: LegalStatusName | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether they may come back to it; null: not said.' })
  mayReturn: boolean | null;

  @Field(() => [RefereeModel], { description: 'Who can be asked about them; two at most.' })
  referees: RefereeModel[];

  @Field(() => [CardPart], { description: 'What the card shows.' })
  shows: CardPartName[];

  @Field(() => Int)
  version: number;
}

@ObjectType('MyExpert', { description: "The viewer's own profile." })
export class MyExpertModel {
  @Field(() => ExpertModel, { description: 'The profile.' })
  expert: ExpertModel;

  @Field(() => Gender, { nullable: true, description: 'For statistics only; nobody else is shown it.' })
  gender: GenderName | null;

  @Field(() => Boolean, {
    description: 'A coordinator has drafted it from a list, and the viewer has not submitted it yet.',
  })
  drafted: boolean;

  @Field(() => [ExpertAction], { description: 'What the viewer may do with it now.' })
  actions: ExpertActionName[];

  @Field(() => ExpertCardModel, { description: 'What others see once it is verified.' })
  card: ExpertCardModel;

  @Field(() => CompetencesModel, {
    nullable: true,
    description:
      'What was taken from the courses that the viewer teaches, as answer to the mutation that begins the profile; null: nothing was.',
  })
  taken: CompetencesModel | null;
}

@ObjectType('ExpertTransition', { description: 'A change of the state of an expert.' })
export class ExpertTransitionModel {
  @Field(() => ExpertAction, { description: 'What was done.' })
  action: ExpertActionName;

  @Field(() => ExpertState, { description: 'Before it.' })
  from: ExpertStateName;

  @Field(() => ExpertState, { description: 'After it.' })
  to: ExpertStateName;

  @Field(() => ExpertActor, { description: 'As what somebody did it.' })
  actor: ExpertActorName;

  @Field(() => PersonModel, { nullable: true, description: 'Who did it; null: the system.' })
  by: PersonModel | null;

  @Field(() => String, { description: 'In the words of who did it; may be empty.' })
  reason: string;

  @Field(() => [ExpertCheck], { description: 'What a coordinator had looked at.' })
  checks: ExpertCheckName[];

  @Field(() => DateTime, { description: 'When it was done.' })
  at: Date;
}

@ObjectType('ExpertOnRoster', { description: 'An expert as coordinators see them.' })
export class ExpertOnRosterModel {
  @Field(() => ID, { description: 'Of the person.' })
  id: string;

  @Field(() => ExpertModel, { description: 'The profile.' })
  expert: ExpertModel;

  @Field(() => [ExpertAction], { description: 'What a coordinator may do now.' })
  actions: ExpertActionName[];

  @Field(() => [ExpertTransitionModel], { description: 'The newest first.' })
  history: ExpertTransitionModel[];
}

@ObjectType('ExpertRow', { description: 'An expert in the list of coordinators.' })
export class ExpertRowModel {
  @Field(() => DateTime, {
    nullable: true,
    description: 'When all was said to be true last; null: nobody has verified it yet.',
  })
  confirmedAt: Date | null;

  @Field(() => PersonModel)
  person: PersonModel;

  @Field(() => String, { description: 'Who they are, in one line; may be empty.' })
  headline: string;

  @Field(() => ExpertState, { description: 'How far it is.' })
  state: ExpertStateName;

  @Field(() => DateTime, { description: 'When it came to be so.' })
  stateSince: Date;

  @Field(() => String, { nullable: true, description: 'ISO 3166-1 alpha-2; null: not said.' })
  originCountry: string | null;

  @Field(() => String, { nullable: true, description: 'ISO 3166-1 alpha-2; null: not said.' })
  residenceCountry: string | null;

  @Field(() => [ExpertOffer], { description: 'What they do.' })
  offers: ExpertOfferName[];

  @Field(() => CompetencesModel, { description: 'What they know.' })
  competences?: CompetencesModel;
}

@ObjectType('ExpertConnection', { description: 'A page of experts.' })
export class ExpertConnectionModel extends connectionOf(() => ExpertRowModel) {}
