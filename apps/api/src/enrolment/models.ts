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

  @Field(() => EnrolmentRole)
  role: EnrolmentRoleName;

  @Field(() => EnrolmentWay)
  via: EnrolmentWayName;

  @Field(() => CohortRefModel, { nullable: true })
  cohort: CohortRefModel | null;

  @Field(() => DateTime)
  enrolledAt: Date;
}

@ObjectType('WaitingPlace')
export class WaitingPlaceModel {
  @Field(() => PersonModel)
  person: PersonModel;

  @Field(() => Int, { description: 'From 1.' })
  place: number;

  @Field(() => DateTime)
  since: Date;
}

@ObjectType('Enrolled')
export class EnrolledModel {
  @Field(() => SectionModel)
  section: SectionModel;

  @Field(() => [PersonModel])
  enrolled: PersonModel[];

  @Field(() => [PersonModel])
  waiting: PersonModel[];
}

@ObjectType('SectionFull', { description: 'There are not enough seats and no waiting list; nobody was enrolled.' })
export class SectionFullModel {
  @Field(() => Int)
  capacity: number;

  @Field(() => Int)
  seatsLeft: number;

  @Field(() => Int)
  asked: number;
}

@ObjectType('EnrolmentClosed', {
  description: 'The section takes nobody in its state, or takes nobody who comes by themselves.',
})
export class EnrolmentClosedModel {
  @Field(() => SectionState)
  state: SectionStateName;
}

export const EnrolResult = createUnionType({
  name: 'EnrolResult',
  types: () => [EnrolledModel, SectionFullModel, EnrolmentClosedModel] as const,
  resolveType: (result: object) =>
    'capacity' in result ? SectionFullModel : 'state' in result ? EnrolmentClosedModel : EnrolledModel,
});
export type EnrolResultModel = EnrolledModel | SectionFullModel | EnrolmentClosedModel;
