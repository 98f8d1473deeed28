import { ArgsType, Field, ID, InputType, Int } from '@nestjs/graphql';
import type { SectionState as SectionStateName } from '#database';
import { SectionLack, SectionState } from '../graphql/enums.ts';
import type { SectionLackName } from '../graphql/enums.ts';
import { SectionSort } from '../graphql/sort-orders.ts';
import type { SectionSortName } from '../graphql/sort-orders.ts';

@InputType({ description: 'A section to be made, without lecturers and students.' })
export class SectionInput {
  @Field(() => ID)
  courseId: string;

  @Field(() => ID)
  termId: string;

  @Field(() => ID)
  campusId: string;

  @Field(() => String)
  name: string;

  @Field(() => SectionState, { nullable: true, defaultValue: 'open', description: 'DRAFT or OPEN.' })
  state?: SectionStateName | null;

  @Field(() => Int, { nullable: true })
  capacity?: number | null;

  @Field(() => Boolean, {
    nullable: true,
    defaultValue: true,
    description: 'Whether people wait when it is full; false: they are refused.',
  })
  waitingList?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    defaultValue: false,
    description: 'Whether students may enrol themselves while it is OPEN.',
  })
  selfEnrolment?: boolean | null;
}

@InputType({ description: 'All that can be changed of a section.' })
export class SectionChanges {
  @Field(() => ID)
  termId: string;

  @Field(() => ID)
  campusId: string;

  @Field(() => String)
  name: string;

  @Field(() => Int, { nullable: true })
  capacity?: number | null;

  @Field(() => Boolean, { description: 'Whether people wait when it is full; false: they are refused.' })
  waitingList: boolean;

  @Field(() => Boolean, { description: 'Whether students may enrol themselves while it is OPEN.' })
  selfEnrolment: boolean;
}

@ArgsType()
export class SectionsArguments {
  @Field(() => ID)
  institutionId: string;

  @Field(() => String, { nullable: true })
  search?: string | null;

  @Field(() => ID, { nullable: true })
  termId?: string | null;

  @Field(() => ID, { nullable: true })
  campusId?: string | null;

  @Field(() => ID, { nullable: true })
  departmentId?: string | null;

  @Field(() => ID, { nullable: true })
  courseId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Enrolled as a whole.' })
  cohortId?: string | null;

  @Field(() => ID, { nullable: true })
  lecturerId?: string | null;

  @Field(() => SectionState, { nullable: true, description: 'Sections in this state only; null: in all.' })
  state?: SectionStateName | null;

  @Field(() => Boolean, { nullable: true, defaultValue: false, description: 'Null: those that are archived too.' })
  archived?: boolean | null;

  @Field(() => SectionLack, {
    nullable: true,
    description: 'Sections of terms that are not over that lack this, though they are to be held.',
  })
  without?: SectionLackName | null;

  @Field(() => Boolean, { nullable: true, defaultValue: false, description: 'The order from its end.' })
  descending?: boolean | null;

  @Field(() => SectionSort, { nullable: true, defaultValue: 'term' })
  sort?: SectionSortName | null;

  @Field(() => Int, { nullable: true, defaultValue: 50 })
  first?: number | null;

  @Field(() => String, { nullable: true })
  after?: string | null;
}
