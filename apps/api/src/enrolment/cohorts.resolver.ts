import { Args, Context, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { can } from '#access';
import { Allow } from '../access/allow.ts';
import { RequestContext } from '../context/requests.ts';
import type { Connection } from '../graphql/paging.ts';
import { DepartmentModel } from '../models/institution.ts';
import { PersonModel } from '../models/person.ts';
import { CohortChanges, CohortConnectionModel, CohortInput, CohortModel, CohortsArguments } from './cohort-models.ts';
import { Cohorts } from './cohorts.service.ts';
import { membersOfCohortLoader } from './loaders.ts';
import { departmentLoader } from '../institutions/index.ts';

const id = { type: () => ID };

@Resolver(() => CohortModel)
export class CohortsResolver {
  constructor(private readonly service: Cohorts) {}

  @Query(() => CohortConnectionModel, { description: 'Of an institution.' })
  @Allow('institution:read', { of: 'institution', from: 'institutionId' })
  cohorts(@Args() args: CohortsArguments): Promise<Connection<CohortModel>> {
    return this.service.page(args);
  }

  @Query(() => CohortModel, { description: 'For everybody who may read its institution.' })
  @Allow('institution:read', { of: 'cohort', from: 'id' })
  cohort(@Args('id', id) cohortId: string): Promise<CohortModel> {
    return this.service.one(cohortId);
  }

  @ResolveField(() => DepartmentModel, { nullable: true })
  department(
    @Parent() { departmentId }: CohortModel,
    @Context() { load }: RequestContext,
  ): Promise<DepartmentModel> | null {
    return departmentId === null ? null : load.of(departmentLoader).load(departmentId);
  }

  @ResolveField(() => [PersonModel], {
    nullable: true,
    description: "For the institution's admins; null for others.",
  })
  members(@Parent() cohort: CohortModel, @Context() { actor, load }: RequestContext): Promise<PersonModel[]> | null {
    const seesMembers = can(actor, 'institution:see-members', { institutionId: cohort.institution.id });
    return seesMembers ? load.of(membersOfCohortLoader).load(cohort.id) : null;
  }

  @Mutation(() => CohortModel, { description: 'CONFLICT when a cohort of the institution has the name.' })
  @Allow('institution:manage', { of: 'institution', from: 'input.institutionId' })
  createCohort(
    @Args('input', { type: () => CohortInput }) input: CohortInput,
    @Context() { person }: RequestContext,
  ): Promise<CohortModel> {
    return this.service.create(person.personId, input);
  }

  @Mutation(() => CohortModel, { description: 'Its members stay.' })
  @Allow('institution:manage', { of: 'cohort', from: 'id' })
  async updateCohort(
    @Args('id', id) cohortId: string,
    @Args('version', { type: () => Int }) version: number,
    @Args('input', { type: () => CohortChanges }) input: CohortChanges,
    @Context() { person, load }: RequestContext,
  ): Promise<CohortModel> {
    const cohort = await this.service.update(person.personId, cohortId, version, input);
    load.clear();
    return cohort;
  }

  @Mutation(() => Boolean, { description: 'Its members stay in the sections to which they came with it.' })
  @Allow('institution:manage', { of: 'cohort', from: 'id' })
  async removeCohort(@Args('id', id) cohortId: string, @Context() { person, load }: RequestContext): Promise<boolean> {
    await this.service.remove(person.personId, cohortId);
    load.clear();
    return true;
  }

  @Mutation(() => CohortModel, {
    description: "The cohort's members become exactly these; sections it is enrolled in follow.",
  })
  @Allow('institution:manage', { of: 'cohort', from: 'id' })
  async setCohortMembers(
    @Args('id', id) cohortId: string,
    @Args('personIds', { type: () => [ID] }) personIds: string[],
    @Context() { person, load }: RequestContext,
  ): Promise<CohortModel> {
    const cohort = await this.service.setMembers(person.personId, cohortId, personIds);
    load.clear();
    return cohort;
  }
}
