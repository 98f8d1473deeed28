import { Args, Context, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow } from '../access/allow.ts';
import { FieldOfEducationModel, SkillModel, fieldOfEducationLoader, skillLoader } from '../classifications/index.ts';
import { RequestContext } from '../context/requests.ts';
import { CompetencesOfPeople } from './competences.service.ts';
import { competencesLoader } from './loaders.ts';
import { CompetencesInput, CompetencesModel, KnownSkillModel } from './models.ts';

@Resolver(() => CompetencesModel)
export class CompetencesResolver {
  constructor(private readonly competences: CompetencesOfPeople) {}

  @Query(() => CompetencesModel, { description: 'What the viewer said that they know.' })
  @Allow('signed-in')
  myCompetences(@Context() { person, load }: RequestContext): Promise<CompetencesModel> {
    return load.of(competencesLoader).load(person.personId);
  }

  @Mutation(() => CompetencesModel, { description: 'Replaces what the viewer said that they know.' })
  @Allow('signed-in')
  async saveMyCompetences(
    @Args('input', { type: () => CompetencesInput }) input: CompetencesInput,
    @Context() { person, load }: RequestContext,
  ): Promise<CompetencesModel> {
    await this.competences.save(person.personId, input);
    load.clear();
    return load.of(competencesLoader).load(person.personId);
  }

  @ResolveField(() => [FieldOfEducationModel])
  async fields(
    @Parent() { fieldCodes }: CompetencesModel,
    @Context() { load }: RequestContext,
  ): Promise<FieldOfEducationModel[]> {
    const fields = await Promise.all(fieldCodes.map((code) => load.of(fieldOfEducationLoader).load(code)));
    return fields.filter((field) => field !== null);
  }
}

@Resolver(() => KnownSkillModel)
export class KnownSkillResolver {
  @ResolveField(() => SkillModel, { nullable: true })
  skill(
    @Parent() { skillId }: KnownSkillModel,
    @Context() { load }: RequestContext,
  ): Promise<SkillModel | null> | null {
    return skillId === null ? null : load.of(skillLoader).load(skillId);
  }

  @ResolveField(() => String, { description: "The skill's name in the viewer's language, or the own words." })
  async name(@Parent() known: KnownSkillModel, @Context() context: RequestContext): Promise<string> {
    return known.text ?? (await this.skill(known, context))?.name ?? '';
  }
}
