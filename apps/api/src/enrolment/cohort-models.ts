import { ArgsType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { CohortSort } from '../graphql/sort-orders.ts';
import type { CohortSortName } from '../graphql/sort-orders.ts';
import { connectionOf } from '../graphql/paging.ts';
import { CampusRefModel } from '../models/institution.ts';
import { InstitutionRefModel } from '../models/person.ts';

/** Department and members are resolved fields. */
@ObjectType('Cohort', { description: 'A named set of students that is enrolled together.' })
export class CohortModel {
  @Field(() => ID)
  id: string;

  @Field(() => String)
  name: string;

  departmentId: string | null;

  @Field(() => CampusRefModel, { nullable: true })
  campus: CampusRefModel | null;

  @Field(() => Int, { description: 'How many students are in it.' })
  size: number;

  @Field(() => InstitutionRefModel)
  institution: InstitutionRefModel;

  @Field(() => Int)
  version: number;
}

@ObjectType('CohortConnection')
export class CohortConnectionModel extends connectionOf(() => CohortModel) {}

@ArgsType()
export class CohortsArguments {
  @Field(() => ID)
  institutionId: string;

  @Field(() => String, { nullable: true })
  search?: string | null;

  @Field(() => CohortSort, { nullable: true, defaultValue: 'name' })
  sort?: CohortSortName | null;

  @Field(() => Boolean, { nullable: true, defaultValue: false, description: 'The order from its end.' })
  descending?: boolean | null;

  @Field(() => Int, { nullable: true, defaultValue: 50 })
  first?: number | null;

  @Field(() => String, { nullable: true })
  after?: string | null;
}

@InputType({
  description: 'All that can be changed of a cohort; a campus or department that is left out is taken away.',
})
export class CohortChanges {
  @Field(() => String)
  name: string;

  @Field(() => ID, { nullable: true })
  departmentId?: string | null;

  @Field(() => ID, { nullable: true })
  campusId?: string | null;
}

@InputType({ description: 'A cohort to be made, without members.' })
export class CohortInput {
  @Field(() => ID)
  institutionId: string;

  @Field(() => String)
  name: string;

  @Field(() => ID, { nullable: true })
  departmentId?: string | null;

  @Field(() => ID, { nullable: true })
  campusId?: string | null;
}
