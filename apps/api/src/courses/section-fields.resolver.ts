import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { can } from '#access';
import { RequestContext } from '../context/requests.ts';
import { CohortRefModel } from '../models/cohort.ts';
import { PersonModel } from '../models/person.ts';
import { MeetsModel, SectionModel, SectionPermissionsModel } from '../models/course.ts';
import { sectionFactsLoader } from '../access/loaders.ts';
import { externalIdLoader, meetsLoader } from './loaders.ts';
import { partLoader } from '../enrolment/index.ts';
import { cohortLoader, cohortsEnrolledLoader, lecturersLoader } from '../models/loaders.ts';

/** What a section says beyond its own line; each kind is loaded in one statement for all sections of an answer. */
@Resolver(() => SectionModel)
export class SectionFieldsResolver {
  @ResolveField(() => [PersonModel], {
    nullable: true,
    description: 'For its lecturers and admins; others see only the size.',
  })
  async cohort(@Parent() { id }: SectionModel, @Context() context: RequestContext): Promise<PersonModel[] | null> {
    const facts = await context.load.of(sectionFactsLoader).load(id);
    return can(context.actor, 'section:see-cohort', facts) ? context.load.of(cohortLoader).load(id) : null;
  }

  @ResolveField(() => [CohortRefModel], { description: 'Cohorts enrolled as a whole.' })
  cohorts(@Parent() { id }: SectionModel, @Context() { load }: RequestContext): Promise<CohortRefModel[]> {
    return load.of(cohortsEnrolledLoader).load(id);
  }

  @ResolveField(() => String, {
    nullable: true,
    description: "Id of the university's own register; null: it knows none.",
  })
  externalId(@Parent() { id }: SectionModel, @Context() { load }: RequestContext): Promise<string | null> {
    return load.of(externalIdLoader).load(id);
  }

  @ResolveField(() => [String], {
    description: 'IANA zones its lecturers live in, each once, for people who may plan its sessions; empty for others.',
  })
  async lecturerZones(@Parent() { id }: SectionModel, @Context() { actor, load }: RequestContext): Promise<string[]> {
    if (!can(actor, 'section:schedule', await load.of(sectionFactsLoader).load(id))) return [];
    return [...new Set((await load.of(lecturersLoader).load(id)).map(({ zone }) => zone))];
  }

  @ResolveField(() => [MeetsModel], { description: 'When and where it meets week by week; three at most.' })
  meets(@Parent() { id }: SectionModel, @Context() { load }: RequestContext): Promise<MeetsModel[]> {
    return load.of(meetsLoader).load(id);
  }

  @ResolveField(() => SectionPermissionsModel, { description: 'What the viewer may do here.' })
  async viewerMay(
    @Parent() section: SectionModel,
    @Context() { actor, load }: RequestContext,
  ): Promise<SectionPermissionsModel> {
    const facts = await load.of(sectionFactsLoader).load(section.id);
    const part = actor && (await load.of(partLoader).load({ sectionId: section.id, personId: actor.personId }));
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
