import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { SectorModel, sectorLoader } from '../classifications/index.ts';
import { CompetencesModel, competencesLoader } from '../competences/index.ts';
import { RequestContext } from '../context/requests.ts';
import { ExpertCardModel, ExpertModel, ExpertRowModel } from './models.ts';

@Resolver(() => ExpertModel)
export class ExpertPartsResolver {
  @ResolveField(() => SectorModel, { nullable: true })
  sector(
    @Parent() { sectorCode }: ExpertModel,
    @Context() { load }: RequestContext,
  ): Promise<SectorModel | null> | null {
    return sectorCode === null ? null : load.of(sectorLoader).load(sectorCode);
  }

  @ResolveField(() => CompetencesModel)
  competences(@Parent() { person }: ExpertModel, @Context() { load }: RequestContext): Promise<CompetencesModel> {
    return load.of(competencesLoader).load(person.id);
  }
}

@Resolver(() => ExpertRowModel)
export class ExpertRowResolver {
  @ResolveField(() => CompetencesModel)
  competences(@Parent() { person }: ExpertRowModel, @Context() { load }: RequestContext): Promise<CompetencesModel> {
    return load.of(competencesLoader).load(person.id);
  }
}

@Resolver(() => ExpertCardModel)
export class ExpertCardResolver {
  @ResolveField(() => SectorModel, { nullable: true })
  sector(
    @Parent() { sectorCode }: ExpertCardModel,
    @Context() { load }: RequestContext,
  ): Promise<SectorModel | null> | null {
    return sectorCode === null ? null : load.of(sectorLoader).load(sectorCode);
  }

  @ResolveField(() => CompetencesModel, { description: 'What they know, as far as it is shown.' })
  async competences(
    @Parent() { person, shows }: ExpertCardModel,
    @Context() { load }: RequestContext,
  ): Promise<CompetencesModel> {
    const { languages, fieldCodes, skills, version } = await load.of(competencesLoader).load(person.id);
    return {
      languages: shows.includes('languages') ? languages : [],
      fieldCodes: shows.includes('fields') ? fieldCodes : [],
      skills: shows.includes('skills') ? skills : [],
      version,
    };
  }
}
