import { Field, Int, ObjectType, createUnionType } from '@nestjs/graphql';
import type { EnrolmentWay as EnrolmentWayName, SectionState as SectionStateName } from '#database';
import { SectionModel } from '../models/course.ts';
import { EnrolmentRole, EnrolmentWay, SectionState } from '../graphql/enums.ts';
import type { EnrolmentRoleName } from '../graphql/enums.ts';
import { DateTime } from '../graphql/scalars.ts';
import { PersonModel } from '../models/person.ts';
import { CohortRefModel } from '../models/cohort.ts';

@ObjectType('Enrolment')
export class EnrolmentModel {
  @Field(() => PersonModel)
  person: PersonModel;

  @Field(() => EnrolmentRole, { description: 'Whether the person helps: an ASSISTANT takes no seat.' })
  role: EnrolmentRoleName;

  @Field(() => EnrolmentWay, { description: 'How the person came to the seat.' })
  via: EnrolmentWayName;

  @Field(() => CohortRefModel, {
    nullable: true,
    description: 'The cohort with which the person came; null: without one.',
  })
  cohort: CohortRefModel | null;

  @Field(() => DateTime, { description: 'When the person got the seat.' })
  enrolledAt: Date;
}

@ObjectType('WaitingPlace')
export class WaitingPlaceModel {
  @Field(() => PersonModel)
  person: PersonModel;

  @Field(() => Int, { description: 'From 1.' })
  place: number;

  @Field(() => DateTime, { description: 'When the person came to the waiting list.' })
  since: Date;
}

@ObjectType('Enrolled')
export class EnrolledModel {
  @Field(() => SectionModel, { description: 'As it is afterwards.' })
  section: SectionModel;

  @Field(() => [PersonModel], { description: 'Of the people who were asked for, who has a seat now.' })
  enrolled: PersonModel[];

  @Field(() => [PersonModel], { description: 'Of the people who were asked for, who is on the waiting list now.' })
  waiting: PersonModel[];
}

@ObjectType('SectionFull', { description: 'There are not enough seats and no waiting list; nobody was enrolled.' })
export class SectionFullModel {
  @Field(() => Int, { description: 'How many students it holds.' })
  capacity: number;

  @Field(() => Int, { description: 'How many were free, too few for all of them.' })
  seatsLeft: number;

  @Field(() => Int, { description: 'How many people needed a seat.' })
  asked: number;
}

@ObjectType('EnrolmentClosed', {
  description: 'The section takes nobody in its state, or takes nobody who comes by themselves.',
})
export class EnrolmentClosedModel {
  @Field(() => SectionState, { description: 'Why: only OPEN and RUNNING sections take students.' })
  state: SectionStateName;
}

export const EnrolResult = createUnionType({
  name: 'EnrolResult',
  types: () => [EnrolledModel, SectionFullModel, EnrolmentClosedModel] as const,
  resolveType: (result: object) =>
    'capacity' in result ? SectionFullModel : 'state' in result ? EnrolmentClosedModel : EnrolledModel,
});
export type EnrolResultModel = EnrolledModel | SectionFullModel | EnrolmentClosedModel;
