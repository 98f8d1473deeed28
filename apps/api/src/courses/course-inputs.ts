import { ArgsType, Field, Float, ID, InputType, Int } from '@nestjs/graphql';
import type { CourseLevel as CourseLevelName } from '#database';
import { CourseLevel } from '../graphql/enums.ts';
import { CourseSort } from '../graphql/sort-orders.ts';
import type { CourseSortName } from '../graphql/sort-orders.ts';

@InputType({ description: "A course's text in one more language." })
export class CourseTextInput {
  @Field(() => String, { description: 'fr, en, rw, rn, sw, ln' })
  language: string;

  @Field(() => String)
  title: string;

  @Field(() => String, { nullable: true, defaultValue: '', description: 'At most 4,000 characters.' })
  description?: string | null;

  @Field(() => [String], { nullable: true, defaultValue: [], description: 'At most 30, of 300 characters each.' })
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

@InputType({ description: 'A course to be made.' })
export class CourseInput implements CourseFields {
  @Field(() => ID)
  institutionId: string;

  @Field(() => String, {
    description: 'At most 20 characters; CONFLICT when another course of the institution has it, whatever the case.',
  })
  code: string;

  @Field(() => String)
  title: string;

  @Field(() => String, { nullable: true, defaultValue: 'fr', description: 'fr, en, rw, rn, sw, ln' })
  language?: string | null;

  @Field(() => String, {
    nullable: true,
    defaultValue: '',
    description: "In the course's own language, at most 4,000 characters.",
  })
  description?: string | null;

  @Field(() => [String], {
    nullable: true,
    defaultValue: [],
    description: 'What students can do afterwards: at most 30, of 300 characters each.',
  })
  outcomes?: string[] | null;

  @Field(() => [CourseTextInput], {
    nullable: true,
    defaultValue: [],
    description: 'Texts in other languages than `language`, one for each.',
  })
  translations?: CourseTextInput[] | null;

  @Field(() => ID, { nullable: true })
  departmentId?: string | null;

  @Field(() => Float, { nullable: true })
  credits?: number | null;

  @Field(() => CourseLevel, { nullable: true, description: 'Null: none in particular.' })
  level?: CourseLevelName | null;

  @Field(() => [ID], { nullable: true, defaultValue: [], description: 'Ids of at most 20 courses.' })
  prerequisiteIds?: string[] | null;
}

@InputType({ description: 'All that a course is to be; what is left out is emptied.' })
export class CourseChanges implements CourseFields {
  @Field(() => String, {
    description: 'At most 20 characters; CONFLICT when another course of the institution has it, whatever the case.',
  })
  code: string;

  @Field(() => String)
  title: string;

  @Field(() => String, { description: 'Language of teaching and of `title`: fr, en, rw, rn, sw, ln.' })
  language: string;

  @Field(() => String, {
    nullable: true,
    defaultValue: '',
    description: "In the course's own language, at most 4,000 characters.",
  })
  description?: string | null;

  @Field(() => [String], {
    nullable: true,
    defaultValue: [],
    description: 'What students can do afterwards: at most 30, of 300 characters each.',
  })
  outcomes?: string[] | null;

  @Field(() => [CourseTextInput], {
    nullable: true,
    defaultValue: [],
    description: 'Texts in other languages, one for each; those that are left out are removed.',
  })
  translations?: CourseTextInput[] | null;

  @Field(() => ID, { nullable: true })
  departmentId?: string | null;

  @Field(() => Float, { nullable: true })
  credits?: number | null;

  @Field(() => CourseLevel, { nullable: true, description: 'Null: none in particular.' })
  level?: CourseLevelName | null;

  @Field(() => [ID], {
    nullable: true,
    defaultValue: [],
    description: 'Ids of at most 20 courses; none of them may need this course.',
  })
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

  @Field(() => CourseLevel, { nullable: true, description: 'Courses of this level only; null: of all.' })
  level?: CourseLevelName | null;

  @Field(() => Boolean, { nullable: true, defaultValue: false, description: 'Null: those that are archived too.' })
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
