import { Args, Context, ID, Info, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { Allow } from '../access/allow.ts';
import { RequestContext } from '../context/requests.ts';
import { fieldsAsked } from '../graphql/asked.ts';
import { DepartmentModel } from '../models/institution.ts';
import { Courses } from './courses.service.ts';
import { CourseChanges, CourseInput, CoursesArguments } from './course-inputs.ts';
import { CourseConnectionModel, CourseModel, CourseRefModel, CourseTextModel } from '../models/course.ts';
import { courseTextsLoader, externalIdLoader, prerequisitesLoader, sectionsOfCourseLoader } from './loaders.ts';
import { departmentLoader } from '../institutions/index.ts';

const idType = { type: () => ID };

@Resolver(() => CourseModel)
export class CoursesResolver {
  constructor(private readonly courses: Courses) {}

  @Query(() => CourseModel, { description: 'For everybody who may read its institution.' })
  @Allow('institution:read', { of: 'course', from: 'id' })
  course(@Args('id', idType) id: string, @Context() { person }: RequestContext): Promise<CourseModel> {
    return this.courses.one(id, person.personId);
  }

  @Query(() => CourseConnectionModel, {
    name: 'courses',
    description: 'The catalogue. `search` ignores case and accents and finds by prefix, in every language of a course.',
  })
  @Allow('institution:read', { of: 'institution', from: 'institutionId' })
  page(
    @Args() args: CoursesArguments,
    @Context() { person }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<CourseConnectionModel> {
    const asked = fieldsAsked(info, 'nodes');
    return this.courses.page(person.personId, args, {
      department: asked.has('department'),
      sections: asked.has('sectionCount'),
    });
  }

  @ResolveField(() => [CourseTextModel], { description: "The course's own language first." })
  async texts(@Parent() { id }: CourseModel, @Context() { load }: RequestContext): Promise<CourseTextModel[]> {
    return (await load.of(courseTextsLoader).load(id)).texts;
  }

  @ResolveField(() => String, { description: 'Of several lines; may be empty.' })
  async description(@Parent() course: CourseModel, @Context() context: RequestContext): Promise<string> {
    return (await textFor(course, context)).description;
  }

  @ResolveField(() => [String], { description: 'What students can do afterwards, in the language of `title`.' })
  async outcomes(@Parent() course: CourseModel, @Context() context: RequestContext): Promise<string[]> {
    return (await textFor(course, context)).outcomes;
  }

  // Called as graphql-js calls it, without Nest's parameters, like `sectionCount`: every line of the catalogue shows them.
  @ResolveField(() => DepartmentModel, { nullable: true })
  department(
    course: CourseModel,
    _: unknown,
    context: RequestContext,
  ): DepartmentModel | Promise<DepartmentModel> | null {
    if (course.inDepartment || course.departmentId === null) return course.inDepartment ?? null;
    return context.load.of(departmentLoader).load(course.departmentId);
  }

  @ResolveField(() => [CourseRefModel], { description: 'Courses that students should have taken before.' })
  prerequisites(@Parent() { id }: CourseModel, @Context() { load }: RequestContext): Promise<CourseRefModel[]> {
    return load.of(prerequisitesLoader).load(id);
  }

  @ResolveField(() => Int)
  sectionCount({ id, sections }: CourseModel, _: unknown, context: RequestContext): number | Promise<number> {
    return sections ?? context.load.of(sectionsOfCourseLoader).load(id);
  }

  @ResolveField(() => String, { nullable: true })
  externalId(@Parent() { id }: CourseModel, @Context() { load }: RequestContext): Promise<string | null> {
    return load.of(externalIdLoader).load(id);
  }

  @Mutation(() => CourseModel, { description: 'Department and prerequisites are of the same institution.' })
  @Allow('institution:manage', { of: 'institution', from: 'input.institutionId' })
  createCourse(
    @Args('input', { type: () => CourseInput }) input: CourseInput,
    @Context() { person }: RequestContext,
  ): Promise<CourseModel> {
    return this.courses.create(person.personId, input);
  }

  @Mutation(() => CourseModel, { description: 'Replaces all of its fields, texts and prerequisites.' })
  @Allow('institution:manage', { of: 'course', from: 'id' })
  updateCourse(
    @Args('id', idType) id: string,
    @Args('version', { type: () => Int }) version: number,
    @Args('input', { type: () => CourseChanges }) input: CourseChanges,
    @Context() { person }: RequestContext,
  ): Promise<CourseModel> {
    return this.courses.update(person.personId, id, version, input);
  }

  @Mutation(() => CourseModel, { description: 'Its sections stay; the state it has already changes nothing.' })
  @Allow('institution:manage', { of: 'course', from: 'id' })
  archiveCourse(
    @Args('id', idType) id: string,
    @Args('archived', { type: () => Boolean, description: 'True: it is offered no more; false: it is offered again.' })
    archived: boolean,
    @Context() { person }: RequestContext,
  ): Promise<CourseModel> {
    return this.courses.archive(person.personId, id, archived);
  }

  @Mutation(() => Boolean, { description: 'Only one without sections.' })
  @Allow('institution:manage', { of: 'course', from: 'id' })
  async removeCourse(@Args('id', idType) id: string, @Context() { person }: RequestContext): Promise<boolean> {
    await this.courses.remove(person.personId, id);
    return true;
  }
}

async function textFor({ id }: CourseModel, { load }: RequestContext): Promise<CourseTextModel> {
  const { texts, readerLanguage } = await load.of(courseTextsLoader).load(id);
  const text = texts.find(({ language }) => language === readerLanguage) ?? texts[0];
  if (!text) throw new TypeError(`course ${id} has no text`);
  return text;
}
