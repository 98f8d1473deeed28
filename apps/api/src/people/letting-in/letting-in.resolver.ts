import { Args, Context, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow } from '../../access/allow.ts';
import { RequestContext } from '../../context/requests.ts';
import { PeopleChoice } from '../many/models.ts';
import { LettingIn } from './letting-in.service.ts';
import { LetInModel, LetInReportModel, LettingInModel } from './models.ts';

const people = { type: () => PeopleChoice };

@Resolver()
export class LettingInResolver {
  constructor(private readonly service: LettingIn) {}

  @Query(() => LettingInModel, { description: 'What `letIn` would do.' })
  @Allow('institution:manage', { of: 'institution', from: 'people.institutionId' })
  lettingIn(
    @Args('people', { ...people, description: 'At most 5,000 members.' }) choice: PeopleChoice,
  ): Promise<LettingInModel> {
    return this.service.look(choice);
  }

  @Mutation(() => LetInModel, {
    description: 'Mails a link to choose a password to those who have none yet. The mails follow the answer.',
  })
  @Allow('institution:manage', { of: 'institution', from: 'people.institutionId' })
  letIn(
    @Args('people', { ...people, description: 'At most 5,000 members.' }) choice: PeopleChoice,
    @Context() { person }: RequestContext,
  ): Promise<LetInModel> {
    return this.service.letIn(person.personId, choice);
  }

  @Query(() => LetInReportModel, { description: 'What became of the mails of one `letIn`.' })
  @Allow('institution:manage', { of: 'institution', from: 'institutionId' })
  letInReport(
    @Args('institutionId', { type: () => ID }) institutionId: string,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<LetInReportModel> {
    return this.service.report(institutionId, id);
  }
}
