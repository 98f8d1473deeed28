import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CompetencesModel, competencesLoader } from '../competences/index.ts';
import { RequestContext } from '../context/requests.ts';
import { MentorOfferModel } from './models.ts';

/** A mentor shows what they know with the offer; who is on the roster as much of it as on their card. */
@Resolver(() => MentorOfferModel)
export class MentorOffersResolver {
  @ResolveField(() => CompetencesModel, { description: 'Languages, fields and skills of the mentor.' })
  async knows(
    @Parent() { mentor, shows }: MentorOfferModel,
    @Context() { load }: RequestContext,
  ): Promise<CompetencesModel> {
    const known = await load.of(competencesLoader).load(mentor.id);
    return {
      ...known,
      languages: shows.languages ? known.languages : [],
      fieldCodes: shows.fields ? known.fieldCodes : [],
      skills: shows.skills ? known.skills : [],
    };
  }
}
