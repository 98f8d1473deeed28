import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { can } from '#access';
import { RequestContext } from '../access/requests.ts';
import { CohortRefModel } from '../enrolment/cohort-ref.ts';
import { PersonModel } from '../people/models.ts';
import { SessionModel } from '../schedule/models.ts';
import { MeetsModel, SectionModel, SectionPermissionsModel } from './models.ts';

/** What a section says beyond its own line; each kind is loaded in one statement for all sections of an answer. */
@Resolver(() => SectionModel)
export class SectionFieldsResolver {
  @ResolveField(() => [PersonModel], {
    nullable: true,
    description: 'For its lecturers and admins; others see only the size.',
  })
  async cohort(@Parent() { id }: SectionModel, @Context() context: RequestContext): Promise<PersonModel[] | null> {
    const facts = await context.load.sectionFacts.load(id);
    return can(context.actor, 'section:see-cohort', facts) ? context.load.cohort.load(id) : null;
  }

  @ResolveField(() => [CohortRefModel], { description: 'Cohorts enrolled as a whole.' })
  cohorts(@Parent() { id }: SectionModel, @Context() { load }: RequestContext): Promise<CohortRefModel[]> {
    return load.cohortsEnrolled.load(id);
  }

  @ResolveField(() => String, { nullable: true })
  externalId(@Parent() { id }: SectionModel, @Context() { load }: RequestContext): Promise<string | null> {
    return load.externalId.load(id);
  }

  @ResolveField(() => [String], {
    description: 'IANA zones its lecturers live in, each once, for whoever plans its sessions; empty for others.',
  })
  async lecturerZones(@Parent() { id }: SectionModel, @Context() { actor, load }: RequestContext): Promise<string[]> {
    if (!can(actor, 'section:schedule', await load.sectionFacts.load(id))) return [];
    return [...new Set((await load.lecturers.load(id)).map(({ zone }) => zone))];
  }

  @ResolveField(() => [MeetsModel], { description: 'When and where it meets week by week; three at most.' })
  meets(@Parent() { id }: SectionModel, @Context() { load }: RequestContext): Promise<MeetsModel[]> {
    return load.meets.load(id);
  }

  @ResolveField(() => [SessionModel], { description: 'Earliest first, cancelled ones too.' })
  sessions(@Parent() { id }: SectionModel, @Context() { load }: RequestContext): Promise<SessionModel[]> {
    return load.sessions.load(id);
  }

  @ResolveField(() => SectionPermissionsModel, { description: 'What the viewer may do here.' })
  async viewerMay(
    @Parent() section: SectionModel,
    @Context() { actor, load }: RequestContext,
  ): Promise<SectionPermissionsModel> {
    const facts = await load.sectionFacts.load(section.id);
    const part = actor && (await load.part.load({ sectionId: section.id, personId: actor.personId }));
    const hasRoom = section.capacity === null || section.cohortSize < section.capacity || section.waitingList;
    return {
      edit: can(actor, 'section:edit', facts),
      schedule: can(actor, 'section:schedule', facts),
      seeAttendance: can(actor, 'session:see-attendance', facts),
      seeDecks: can(actor, 'section:see-decks', facts),
      bringDecks: can(actor, 'section:bring-decks', facts),
      archive: can(actor, 'institution:manage', facts),
      enrolSelf:
        can(actor, 'section:enrol-self', facts) &&
        section.selfEnrolment &&
        section.state === 'open' &&
        hasRoom &&
        part?.part === 'none',
    };
  }
}
