import { Args, Context, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { can } from '#access';
import { Allow } from '../access/allow.ts';
import { RequestContext } from '../access/requests.ts';
import { PersonModel } from '../people/models.ts';
import { SessionModel } from '../schedule/models.ts';
import { SectionInput, SectionModel, SectionPermissionsModel } from './models.ts';
import { Sections } from './sections.service.ts';

const id = { type: () => ID };

@Resolver(() => SectionModel)
export class SectionsResolver {
  constructor(private readonly sections: Sections) {}

  @Query(() => SectionModel)
  @Allow('section:read', { of: 'section', from: 'id' })
  section(@Args('id', id) sectionId: string): Promise<SectionModel> {
    return this.sections.one(sectionId);
  }

  @ResolveField(() => [PersonModel])
  lecturers(@Parent() section: SectionModel, @Context() { load }: RequestContext): Promise<PersonModel[]> {
    return load.lecturers.load(section.id);
  }

  @ResolveField(() => [PersonModel], {
    nullable: true,
    description: 'For its lecturers and admins; others see only the size.',
  })
  async cohort(@Parent() section: SectionModel, @Context() context: RequestContext): Promise<PersonModel[] | null> {
    const facts = await context.load.sectionFacts.load(section.id);
    return can(context.actor, 'section:see-cohort', facts) ? context.load.cohort.load(section.id) : null;
  }

  @ResolveField(() => [String], {
    description: 'IANA zones its lecturers live in, each once, for whoever plans its sessions; empty for others.',
  })
  async lecturerZones(@Parent() section: SectionModel, @Context() { actor, load }: RequestContext): Promise<string[]> {
    const facts = await load.sectionFacts.load(section.id);
    if (!can(actor, 'section:schedule', facts)) return [];
    return [...new Set((await load.lecturers.load(section.id)).map(({ zone }) => zone))];
  }

  @ResolveField(() => [SessionModel], { description: 'Earliest first, cancelled ones too.' })
  sessions(@Parent() section: SectionModel, @Context() { load }: RequestContext): Promise<SessionModel[]> {
    return load.sessions.load(section.id);
  }

  @ResolveField(() => SectionPermissionsModel, { description: 'What the viewer may do here.' })
  async viewerMay(
    @Parent() section: SectionModel,
    @Context() { actor, load }: RequestContext,
  ): Promise<SectionPermissionsModel> {
    const facts = await load.sectionFacts.load(section.id);
    return {
      edit: can(actor, 'section:edit', facts),
      schedule: can(actor, 'section:schedule', facts),
      seeAttendance: can(actor, 'session:see-attendance', facts),
    };
  }

  @Mutation(() => SectionModel)
  @Allow('institution:manage', { of: 'course', from: 'input.courseId' })
  createSection(@Args('input', { type: () => SectionInput }) input: SectionInput): Promise<SectionModel> {
    return this.sections.create(input);
  }

  @Mutation(() => SectionModel)
  @Allow('section:edit', { of: 'section', from: 'sectionId' })
  async assignLecturer(
    @Args('sectionId', id) sectionId: string,
    @Args('personId', id) personId: string,
    @Context() { load }: RequestContext,
  ): Promise<SectionModel> {
    await this.sections.assignLecturer(sectionId, personId);
    load.clear();
    return this.sections.one(sectionId);
  }

  @Mutation(() => SectionModel)
  @Allow('section:edit', { of: 'section', from: 'sectionId' })
  async removeLecturer(
    @Args('sectionId', id) sectionId: string,
    @Args('personId', id) personId: string,
    @Context() { load }: RequestContext,
  ): Promise<SectionModel> {
    await this.sections.removeLecturer(sectionId, personId);
    load.clear();
    return this.sections.one(sectionId);
  }
}
