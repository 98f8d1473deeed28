import { Args, Context, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow } from '../access/allow.ts';
import { RequestContext } from '../context/requests.ts';
import { PollInput, PreparedPollModel } from './models.ts';
import { PreparedPolls } from './polls.service.ts';

const id = { type: () => ID };
const ofSection = { of: 'section', from: 'sectionId' } as const;

@Resolver()
export class PreparedPollsResolver {
  constructor(private readonly polls: PreparedPolls) {}

  @Query(() => [PreparedPollModel], { description: 'Of a section, in the order in which they were prepared.' })
  @Allow('section:prepare-polls', ofSection)
  preparedPolls(@Args('sectionId', id) sectionId: string): Promise<PreparedPollModel[]> {
    return this.polls.list(sectionId);
  }

  @Mutation(() => [PreparedPollModel], {
    description: 'Keeps a new poll, or changes one; answers with all of the section.',
  })
  @Allow('section:prepare-polls', ofSection)
  savePreparedPoll(
    @Args('sectionId', id) sectionId: string,
    @Args('id', { ...id, nullable: true }) pollId: string | null | undefined,
    @Args('input', { type: () => PollInput }) input: PollInput,
    @Context() { person }: RequestContext,
  ): Promise<PreparedPollModel[]> {
    return this.polls.save(person.personId, sectionId, pollId ?? null, input);
  }

  @Mutation(() => [PreparedPollModel], { description: 'Answers with those that are left.' })
  @Allow('section:prepare-polls', ofSection)
  removePreparedPoll(
    @Args('sectionId', id) sectionId: string,
    @Args('id', id) pollId: string,
    @Context() { person }: RequestContext,
  ): Promise<PreparedPollModel[]> {
    return this.polls.remove(person.personId, sectionId, pollId);
  }
}
