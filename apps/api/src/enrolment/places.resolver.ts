import { Context, Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { can } from '#access';
import { RequestContext } from '../context/requests.ts';
import { SectionModel } from '../models/course.ts';
import { SectionPart } from '../graphql/enums.ts';
import type { SectionPartName } from '../graphql/enums.ts';
import { EnrolmentModel, WaitingPlaceModel } from './models.ts';
import type { PartInSection } from './places.repository.ts';
import { sectionFactsLoader } from '../access/loaders.ts';
import { enrolmentsLoader, partLoader, waitingLoader } from './loaders.ts';

/** Who has which place in a section. */
@Resolver(() => SectionModel)
export class PlacesResolver {
  @ResolveField(() => [EnrolmentModel], {
    nullable: true,
    description: "The cohort with each one's role and way; for its lecturers and admins.",
  })
  async enrolments(
    @Parent() { id }: SectionModel,
    @Context() context: RequestContext,
  ): Promise<EnrolmentModel[] | null> {
    return (await seesCohort(id, context)) ? context.load.of(enrolmentsLoader).load(id) : null;
  }

  @ResolveField(() => [WaitingPlaceModel], { nullable: true, description: 'In order; for its lecturers and admins.' })
  async waiting(
    @Parent() { id }: SectionModel,
    @Context() context: RequestContext,
  ): Promise<WaitingPlaceModel[] | null> {
    return (await seesCohort(id, context)) ? context.load.of(waitingLoader).load(id) : null;
  }

  @ResolveField(() => SectionPart, { description: 'What the viewer is in it.' })
  async viewerIs(@Parent() section: SectionModel, @Context() context: RequestContext): Promise<SectionPartName> {
    return (await partOf(section, context))?.part ?? 'none';
  }

  @ResolveField(() => Int, { nullable: true, description: 'On the waiting list, from 1.' })
  async viewerWaitsAt(@Parent() section: SectionModel, @Context() context: RequestContext): Promise<number | null> {
    return (await partOf(section, context))?.waitsAt ?? null;
  }
}

async function seesCohort(sectionId: string, { actor, load }: RequestContext): Promise<boolean> {
  return can(actor, 'section:see-cohort', await load.of(sectionFactsLoader).load(sectionId));
}

async function partOf({ id }: SectionModel, { actor, load }: RequestContext): Promise<PartInSection | null> {
  return actor && load.of(partLoader).load({ sectionId: id, personId: actor.personId });
}
