import { Args, Context, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { can } from '#access';
import { AppError } from '#platform';
import { Allow } from '../access/allow.ts';
import { RequestContext } from '../access/requests.ts';
import { CourseInput, CourseModel, SectionModel } from '../courses/models.ts';
import { Sections } from '../courses/sections.service.ts';
import { Accounts } from '../people/accounts.ts';
import { InstitutionRefModel, MemberModel } from '../people/models.ts';
import { Institutions } from './institutions.service.ts';
import { CampusInput, CampusModel, InstitutionModel, TermInput, TermModel } from './models.ts';

@Resolver(() => InstitutionModel)
export class InstitutionsResolver {
  constructor(
    private readonly institutions: Institutions,
    private readonly sectionsService: Sections,
    private readonly accounts: Accounts,
  ) {}

  @Query(() => InstitutionModel)
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

  @ResolveField(() => [CampusModel])
  campuses(@Parent() { id }: InstitutionModel): Promise<CampusModel[]> {
    return this.institutions.campuses(id);
  }

  @ResolveField(() => [TermModel], { description: 'The newest first.' })
  terms(@Parent() { id }: InstitutionModel): Promise<TermModel[]> {
    return this.institutions.terms(id);
  }

  @ResolveField(() => [CourseModel])
  courses(@Parent() { id }: InstitutionModel): Promise<CourseModel[]> {
    return this.institutions.courses(id);
  }

  @ResolveField(() => [SectionModel])
  sections(@Parent() { id }: InstitutionModel): Promise<SectionModel[]> {
    return this.sectionsService.ofInstitution(id);
  }

  @ResolveField(() => [MemberModel], { description: 'For its admins; NOT_ALLOWED for others.' })
  members(@Parent() { id }: InstitutionModel, @Context() { actor }: RequestContext): Promise<MemberModel[]> {
    if (!can(actor, 'institution:see-members', { institutionId: id })) {
      throw new AppError('NOT_ALLOWED', "The members of an institution are its admins' to see.", 'members');
    }
    return this.accounts.members(id);
  }

  @Mutation(() => CampusModel)
  @Allow('institution:manage', { of: 'institution', from: 'input.institutionId' })
  createCampus(@Args('input', { type: () => CampusInput }) input: CampusInput): Promise<CampusModel> {
    return this.institutions.createCampus(input);
  }

  @Mutation(() => TermModel)
  @Allow('institution:manage', { of: 'institution', from: 'input.institutionId' })
  createTerm(@Args('input', { type: () => TermInput }) input: TermInput): Promise<TermModel> {
    return this.institutions.createTerm(input);
  }

  @Mutation(() => CourseModel)
  @Allow('institution:manage', { of: 'institution', from: 'input.institutionId' })
  createCourse(@Args('input', { type: () => CourseInput }) input: CourseInput): Promise<CourseModel> {
    return this.institutions.createCourse(input);
  }
}
