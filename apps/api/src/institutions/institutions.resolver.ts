import { Args, Context, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { can } from '#access';
import { Allow } from '../access/allow.ts';
import { RequestContext } from '../context/requests.ts';
import { InstitutionRefModel } from '../models/person.ts';
import { Campuses } from './campuses.service.ts';
import { ClosingDays } from './closing-days.service.ts';
import { Departments } from './departments.service.ts';
import { Institutions } from './institutions.service.ts';
import {
  CampusModel,
  ClosingDayModel,
  DepartmentModel,
  InstitutionModel,
  SetupProgressModel,
  TermModel,
} from '../models/institution.ts';
import { Terms } from './terms.service.ts';

@Resolver(() => InstitutionModel)
export class InstitutionsResolver {
  constructor(
    private readonly institutions: Institutions,
    private readonly campusesService: Campuses,
    private readonly departmentsService: Departments,
    private readonly termsService: Terms,
    private readonly closingDaysService: ClosingDays,
  ) {}

  @Query(() => InstitutionModel, { description: 'For its members, coordinators and platform admins.' })
  @Allow('institution:read', { of: 'institution', from: 'id' })
  institution(@Args('id', { type: () => ID }) id: string): Promise<InstitutionModel> {
    return this.institutions.one(id);
  }

  @Query(() => [InstitutionRefModel], {
    description: 'The institutions the viewer may read: their own; all of them for coordinators and platform admins.',
  })
  @Allow('signed-in')
  readableInstitutions(@Context() { person }: RequestContext): Promise<InstitutionRefModel[]> {
    return this.institutions.readable(person);
  }

  @ResolveField(() => [CampusModel], { description: 'By name.' })
  campuses(@Parent() { id }: InstitutionModel): Promise<CampusModel[]> {
    return this.campusesService.of(id);
  }

  @ResolveField(() => [TermModel], { description: 'The newest first.' })
  terms(@Parent() { id }: InstitutionModel): Promise<TermModel[]> {
    return this.termsService.of(id);
  }

  @ResolveField(() => [DepartmentModel], { description: 'By code.' })
  departments(@Parent() { id }: InstitutionModel): Promise<DepartmentModel[]> {
    return this.departmentsService.of(id);
  }

  @ResolveField(() => [ClosingDayModel], { description: 'Earliest first, from a year ago on.' })
  closingDays(@Parent() { id }: InstitutionModel): Promise<ClosingDayModel[]> {
    return this.closingDaysService.of(id);
  }

  @ResolveField(() => SetupProgressModel, { description: 'Counts of what it has, to see what is still missing.' })
  setup(@Parent() { id }: InstitutionModel): Promise<SetupProgressModel> {
    return this.institutions.setup(id);
  }

  @ResolveField(() => Boolean, { description: 'The viewer may change it.' })
  viewerMayManage(@Parent() { id }: InstitutionModel, @Context() { actor }: RequestContext): boolean {
    return can(actor, 'institution:manage', { institutionId: id });
  }

  @Mutation(() => InstitutionModel, { description: 'Gives it a name and a country.' })
  @Allow('institution:manage', { of: 'institution', from: 'id' })
  updateInstitution(
    @Args('id', { type: () => ID }) id: string,
    @Args('version', { type: () => Int }) version: number,
    @Args('name', { type: () => String }) name: string,
    @Args('country', { type: () => String, nullable: true, description: 'ISO 3166-1 alpha-2; null: none.' })
    country: string | null,
    @Context() { person }: RequestContext,
  ): Promise<InstitutionModel> {
    return this.institutions.update(person.personId, id, version, { name, country });
  }

  @Mutation(() => InstitutionModel, { description: 'How long its logs are kept, months; null: for ever.' })
  @Allow('institution:manage', { of: 'institution', from: 'id' })
  keepFor(
    @Args('id', { type: () => ID }) id: string,
    @Args('version', { type: () => Int }) version: number,
    @Args('classLogMonths', {
      type: () => Int,
      nullable: true,
      description: 'Of logs of classes, after these and their term: 6 to 240, or null.',
    })
    classLogMonths: number | null,
    @Args('auditMonths', { type: () => Int, nullable: true, description: 'Of the audit log: 6 to 240, or null.' })
    auditMonths: number | null,
    @Context() { person }: RequestContext,
  ): Promise<InstitutionModel> {
    return this.institutions.keepFor(person.personId, id, version, { classLogMonths, auditMonths });
  }
}
