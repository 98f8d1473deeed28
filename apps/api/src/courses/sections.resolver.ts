import { Args, Context, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { can } from '#access';
import type { SectionState as SectionStateName } from '#database';
import { Allow } from '../access/allow.ts';
import { RequestContext } from '../context/requests.ts';
import { SectionState } from '../graphql/enums.ts';
import { SectionChanges, SectionInput, SectionsArguments } from './section-inputs.ts';
import { SectionConnectionModel, SectionModel } from '../models/course.ts';
import { Sections } from './sections.service.ts';

const idType = { type: () => ID };

@Resolver()
export class SectionsResolver {
  constructor(private readonly sections: Sections) {}

  @Query(() => SectionModel, { description: 'Drafts only for the people who teach them and administrators.' })
  @Allow('section:read', { of: 'section', from: 'id' })
  section(@Args('id', idType) id: string, @Context() { person }: RequestContext): Promise<SectionModel> {
    return this.sections.one(id, person.personId);
  }

  @Query(() => SectionConnectionModel, {
    name: 'sections',
    description: 'Of an institution; drafts only for the people who teach them and administrators.',
  })
  @Allow('institution:read', { of: 'institution', from: 'institutionId' })
  page(@Args() args: SectionsArguments, @Context() { person }: RequestContext): Promise<SectionConnectionModel> {
    const seesDrafts = can(person, 'section:read', { institutionId: args.institutionId, draft: true });
    return this.sections.page({ id: person.personId, seesDrafts }, args);
  }

  @Mutation(() => SectionModel, {
    description: 'Course, term and campus are of one institution; the course is not archived.',
  })
  @Allow('institution:manage', { of: 'course', from: 'input.courseId' })
  createSection(
    @Args('input', { type: () => SectionInput }) input: SectionInput,
    @Context() { person }: RequestContext,
  ): Promise<SectionModel> {
    return this.sections.create(person.personId, input);
  }

  @Mutation(() => SectionModel, {
    description: 'More seats go to the people who wait longest; CONFLICT when they are fewer than its students.',
  })
  @Allow('section:edit', { of: 'section', from: 'id' })
  async updateSection(
    @Args('id', idType) id: string,
    @Args('version', { type: () => Int }) version: number,
    @Args('input', { type: () => SectionChanges }) input: SectionChanges,
    @Context() { person, load }: RequestContext,
  ): Promise<SectionModel> {
    const section = await this.sections.update(person.personId, id, version, input);
    load.clear();
    return section;
  }

  @Mutation(() => SectionModel, { description: 'Cancelling cancels its sessions to come too, and tells the people.' })
  @Allow('section:edit', { of: 'section', from: 'id' })
  async setSectionState(
    @Args('id', idType) id: string,
    @Args('state', { type: () => SectionState, description: "One of the section's `nextStates`, or CONFLICT." })
    state: SectionStateName,
    @Context() { person, load }: RequestContext,
  ): Promise<SectionModel> {
    const section = await this.sections.setState(person.personId, id, state);
    load.clear();
    return section;
  }

  @Mutation(() => Boolean, { description: 'Only one without sessions.' })
  @Allow('section:edit', { of: 'section', from: 'id' })
  async removeSection(@Args('id', idType) id: string, @Context() { person }: RequestContext): Promise<boolean> {
    await this.sections.remove(person.personId, id);
    return true;
  }
}
