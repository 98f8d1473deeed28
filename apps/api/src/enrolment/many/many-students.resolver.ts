import { Args, Context, ID, Mutation, Resolver } from '@nestjs/graphql';
import { Allow } from '../../access/allow.ts';
import { RequestContext } from '../../context/requests.ts';
import { ManyDoneModel, PeopleChoice } from '../../people/index.ts';
import { ManyStudents } from './many-students.service.ts';
import { EnrolledMembersModel } from './models.ts';

const id = { type: () => ID };
const people = { type: () => PeopleChoice };

@Resolver()
export class ManyStudentsResolver {
  constructor(private readonly service: ManyStudents) {}

  @Mutation(() => EnrolledMembersModel, {
    description: 'As `enrol`, of members by choice; people who cannot be enrolled are passed over and named.',
  })
  @Allow('section:edit', { of: 'section', from: 'sectionId' })
  async enrolMembers(
    @Args('sectionId', id) sectionId: string,
    @Args('people', { ...people, description: 'At most 1,000 students.' }) choice: PeopleChoice,
    @Context() { person, load }: RequestContext,
  ): Promise<EnrolledMembersModel> {
    const done = await this.service.enrol(person.personId, sectionId, choice);
    load.clear();
    return done;
  }

  @Mutation(() => ManyDoneModel, { description: 'Sections that the cohort is enrolled in follow.' })
  @Allow('institution:manage', { of: 'cohort', from: 'cohortId' })
  async addCohortMembers(
    @Args('cohortId', id) cohortId: string,
    @Args('people', { ...people, description: 'Students who are no members of the cohort yet.' }) choice: PeopleChoice,
    @Context() { person, load }: RequestContext,
  ): Promise<ManyDoneModel> {
    const done = await this.service.addToCohort(person.personId, cohortId, choice);
    load.clear();
    return done;
  }
}
