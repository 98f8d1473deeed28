import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import { Allow } from '../access/allow.ts';
import { RequestContext } from '../context/requests.ts';
import { ManyMembers } from './many-members.service.ts';
import { ManyDoneModel, PeopleChoice } from '../people/index.ts';

const people = { type: () => PeopleChoice };
const institution = { of: 'institution', from: 'people.institutionId' } as const;

@Resolver()
export class ManyMembersResolver {
  constructor(private readonly service: ManyMembers) {}

  @Mutation(() => ManyDoneModel, {
    description: 'Their roles do not count until they are restored; their places stay.',
  })
  @Allow('institution:manage', institution)
  suspendMembers(
    @Args('people', { ...people, description: 'At most 5,000 members.' }) choice: PeopleChoice,
    @Context() { person, load }: RequestContext,
  ): Promise<ManyDoneModel> {
    load.clear();
    return this.service.suspend(person.personId, choice);
  }

  @Mutation(() => ManyDoneModel, { description: 'Their roles count again, and their places on waiting lists.' })
  @Allow('institution:manage', institution)
  restoreMembers(
    @Args('people', { ...people, description: 'At most 5,000 members.' }) choice: PeopleChoice,
    @Context() { person, load }: RequestContext,
  ): Promise<ManyDoneModel> {
    load.clear();
    return this.service.restore(person.personId, choice);
  }

  @Mutation(() => ManyDoneModel, {
    description: 'Ends memberships: no role, no place in sections to come; what was stays. At most 200.',
  })
  @Allow('institution:manage', institution)
  removeMembers(
    @Args('people', { ...people, description: 'At most 200 members.' }) choice: PeopleChoice,
    @Context() { person, load }: RequestContext,
  ): Promise<ManyDoneModel> {
    load.clear();
    return this.service.remove(person.personId, choice);
  }
}
