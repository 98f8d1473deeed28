import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { CampusModel, TermModel } from '../institutions/models.ts';
import { InstitutionRefModel } from '../people/models.ts';

@ObjectType('Course')
export class CourseModel {
  @Field(() => ID)
  id: string;

  @Field(() => String)
  code: string;

  @Field(() => String)
  title: string;
}

@ObjectType('SectionPermissions')
export class SectionPermissionsModel {
  @Field(() => Boolean)
  edit: boolean;

  @Field(() => Boolean)
  schedule: boolean;

  @Field(() => Boolean)
  seeAttendance: boolean;
}

/** Lecturers, cohort, sessions and permissions hang on it as resolved fields. */
@ObjectType('Section')
export class SectionModel {
  @Field(() => ID)
  id: string;

  @Field(() => String)
  name: string;

  @Field(() => CourseModel)
  course: CourseModel;

  @Field(() => TermModel)
  term: TermModel;

  @Field(() => CampusModel)
  campus: CampusModel;

  @Field(() => InstitutionRefModel)
  institution: InstitutionRefModel;

  @Field(() => Int)
  cohortSize: number;
}

@InputType()
export class CourseInput {
  @Field(() => ID)
  institutionId: string;

  @Field(() => String)
  code: string;

  @Field(() => String)
  title: string;
}

@InputType()
export class SectionInput {
  @Field(() => ID)
  courseId: string;

  @Field(() => ID)
  termId: string;

  @Field(() => ID)
  campusId: string;

  @Field(() => String)
  name: string;
}
