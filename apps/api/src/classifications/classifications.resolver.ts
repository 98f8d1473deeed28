import { Args, Context, ID, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { notFound } from '#platform';
import { Allow } from '../access/allow.ts';
import { RequestContext } from '../context/requests.ts';
import { Classifications } from './classifications.service.ts';
import { fieldOfEducationLoader, sectorLoader, skillLoader } from './loaders.ts';
import {
  FieldOfEducationMatchModel,
  FieldOfEducationModel,
  FieldsArguments,
  SearchArguments,
  SectorMatchModel,
  SectorModel,
  SkillMatchModel,
  SkillModel,
} from './models.ts';

const codeType = { type: () => String, description: 'As the classification has it.' };

@Resolver(() => FieldOfEducationModel)
export class ClassificationsResolver {
  constructor(private readonly classifications: Classifications) {}

  @Query(() => [FieldOfEducationMatchModel], { description: 'Fields of education by their words, the best first.' })
  @Allow('signed-in')
  fieldsOfEducation(
    @Args() args: FieldsArguments,
    @Context() { person }: RequestContext,
  ): Promise<FieldOfEducationMatchModel[]> {
    return this.classifications.fields(person.personId, args);
  }

  @Query(() => [SectorMatchModel], { description: 'Donor sectors by their words, the best first.' })
  @Allow('signed-in')
  sectors(@Args() args: SearchArguments, @Context() { person }: RequestContext): Promise<SectorMatchModel[]> {
    return this.classifications.sectors(person.personId, args);
  }

  @Query(() => [SkillMatchModel], { description: 'Skills by their words, the best first.' })
  @Allow('signed-in')
  skills(@Args() args: SearchArguments, @Context() { person }: RequestContext): Promise<SkillMatchModel[]> {
    return this.classifications.skills(person.personId, args);
  }

  @Query(() => FieldOfEducationModel, {
    description: 'A field of education by its code, also one that is not offered any more.',
  })
  @Allow('signed-in')
  async fieldOfEducation(
    @Args('code', codeType) code: string,
    @Context() { load }: RequestContext,
  ): Promise<FieldOfEducationModel> {
    return known(await load.of(fieldOfEducationLoader).load(code), 'field of education');
  }

  @Query(() => SectorModel, { description: 'A sector by its code, also one that is not offered any more.' })
  @Allow('signed-in')
  async sector(@Args('code', codeType) code: string, @Context() { load }: RequestContext): Promise<SectorModel> {
    return known(await load.of(sectorLoader).load(code), 'sector');
  }

  @Query(() => SkillModel, { description: 'A skill by its id, also one that is not offered any more.' })
  @Allow('signed-in')
  async skill(
    @Args('id', { type: () => ID, description: 'As ESCO has it.' }) id: string,
    @Context() { load }: RequestContext,
  ): Promise<SkillModel> {
    return known(await load.of(skillLoader).load(id.toLowerCase()), 'skill');
  }

  @ResolveField(() => FieldOfEducationModel, { nullable: true, description: 'Null: it is a broad field.' })
  async parent(
    @Parent() { parentCode }: FieldOfEducationModel,
    @Context() { load }: RequestContext,
  ): Promise<FieldOfEducationModel | null> {
    return parentCode === null ? null : load.of(fieldOfEducationLoader).load(parentCode);
  }
}

/** @throws {AppError} NOT_FOUND */
function known<T>(concept: T | null, what: string): T {
  if (concept === null) throw notFound(what);
  return concept;
}
