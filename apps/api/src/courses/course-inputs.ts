import { ArgsType, Field, Float, ID, InputType, Int } from '@nestjs/graphql';
import type { CourseLevel as CourseLevelName } from '#database';
import { CourseLevel, CourseSort } from '../graphql/enums.ts';
import type { CourseSortName } from '../graphql/enums.ts';

@InputType()
export class CourseTextInput {
  @Field(() => String, { description: 'fr, en, rw, rn, sw, ln' })
  language: string;

  @Field(() => String)
  title: string;

  @Field(() => String, { nullable: true, defaultValue: '' })
  description?: string | null;

  @Field(() => [String], { nullable: true, defaultValue: [] })
  outcomes?: string[] | null;
}

/** What a course is made of, whether it is new or changed. */
export interface CourseFields {
  code: string;
  title: string;
  language?: string | null;
  description?: string | null;
  outcomes?: string[] | null;
  translations?: CourseTextInput[] | null;
  departmentId?: string | null;
  credits?: number | null;
  level?: CourseLevelName | null;
  prerequisiteIds?: string[] | null;
}

@InputType()
export class CourseInput implements CourseFields {
  @Field(() => ID)
  institutionId: string;

  @Field(() => String)
  code: string;

  @Field(() => String)
  title: string;

  @Field(() => String, { nullable: true, defaultValue: 'fr', description: 'fr, en, rw, rn, sw, ln' })
  language?: string | null;

  @Field(() => String, { nullable: true, defaultValue: '' })
  description?: string | null;

  @Field(() => [String], { nullable: true, defaultValue: [] })
  outcomes?: string[] | null;

  @Field(() => [CourseTextInput], { nullable: true, defaultValue: [] })
  translations?: CourseTextInput[] | null;

  @Field(() => ID, { nullable: true })
  departmentId?: string | null;

  @Field(() => Float, { nullable: true })
  credits?: number | null;

  @Field(() => CourseLevel, { nullable: true })
  level?: CourseLevelName | null;

  @Field(() => [ID], { nullable: true, defaultValue: [] })
  prerequisiteIds?: string[] | null;
}

@InputType()
export class CourseChanges implements CourseFields {
  @Field(() => String)
  code: string;

  @Field(() => String)
  title: string;

  @Field(() => String)
  language: string;

  @Field(() => String, { nullable: true, defaultValue: '' })
  description?: string | null;

  @Field(() => [String], { nullable: true, defaultValue: [] })
  outcomes?: string[] | null;

  @Field(() => [CourseTextInput], { nullable: true, defaultValue: [] })
  translations?: CourseTextInput[] | null;

  @Field(() => ID, { nullable: true })
  departmentId?: string | null;

  @Field(() => Float, { nullable: true })
  credits?: number | null;

  @Field(() => CourseLevel, { nullable: true })
  level?: CourseLevelName | null;

  @Field(() => [ID], { nullable: true, defaultValue: [] })
  prerequisiteIds?: string[] | null;
}

@ArgsType()
export class CoursesArguments {
  @Field(() => ID)
  institutionId: string;

  @Field(() => String, { nullable: true })
  search?: string | null;

  @Field(() => ID, { nullable: true })
  departmentId?: string | null;

  @Field(() => CourseLevel, { nullable: true })
  level?: CourseLevelName | null;

  @Field(() => Boolean, { nullable: true, defaultValue: false })
  archived?: boolean | null;

  @Field(() => Boolean, { nullable: true, defaultValue: false, description: 'The order from its end.' })
  descending?: boolean | null;

  @Field(() => CourseSort, { nullable: true, defaultValue: 'code' })
  sort?: CourseSortName | null;

  @Field(() => Int, { nullable: true, defaultValue: 50 })
  first?: number | null;

  @Field(() => String, { nullable: true })
  after?: string | null;
}
