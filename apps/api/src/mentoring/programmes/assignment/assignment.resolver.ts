import { Args, Context, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow } from '../../../access/allow.ts';
import { RequestContext } from '../../../context/requests.ts';
import { MentoringPairInput, MentoringProposalModel, SentPairsModel } from './models.ts';
import { Proposals } from './proposal.service.ts';
import { Sending } from './sending.service.ts';

const id = { type: () => ID, description: 'Of the programme.' };
const ofId = { of: 'mentoring_programme', from: 'id' } as const;

@Resolver()
export class AssignmentResolver {
  constructor(
    private readonly proposals: Proposals,
    private readonly sending: Sending,
  ) {}

  @Query(() => MentoringProposalModel, {
    description: 'A mentor for each mentee who has none, as many as there is room for. Nothing is sent with it.',
  })
  @Allow('mentoring-programme:lead', ofId)
  mentoringProposal(@Args('id', id) programmeId: string): Promise<MentoringProposalModel> {
    return this.proposals.of(programmeId);
  }

  @Mutation(() => SentPairsModel, {
    description:
      'Each pair becomes a request of the mentee, which the mentor answers. Those that cannot be sent are left out.',
  })
  @Allow('mentoring-programme:lead', ofId)
  async sendMentoringPairs(
    @Args('id', id) programmeId: string,
    @Args('pairs', { type: () => [MentoringPairInput], description: 'At most 300.' }) pairs: MentoringPairInput[],
    @Context() { person }: RequestContext,
  ): Promise<SentPairsModel> {
    const { sent, refused } = await this.sending.send(person.personId, programmeId, pairs);
    return { sent: sent.length, refused };
  }
}
