import { Args, Context, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow } from '../access/allow.ts';
import { RequestContext } from '../context/requests.ts';
import { MoveProposalModel } from '../notifications/index.ts';
import { PlanCheckModel } from '../schedule/index.ts';
import { ProposeMoveInput } from './inputs.ts';
import { Proposals } from './proposals.service.ts';

const id = { type: () => ID };
const input = { type: () => ProposeMoveInput };

@Resolver()
export class ProposalsResolver {
  constructor(private readonly proposals: Proposals) {}

  @Query(() => [MoveProposalModel], { description: 'Other times that were proposed for a session, the newest first.' })
  @Allow('session:see-proposals', { of: 'session', from: 'sessionId' })
  moveProposals(@Args('sessionId', id) sessionId: string): Promise<MoveProposalModel[]> {
    return this.proposals.of(sessionId);
  }

  @Query(() => PlanCheckModel, { description: 'What would be in the way of a proposed time.' })
  @Allow('session:propose-move', { of: 'session', from: 'input.sessionId' })
  checkProposal(
    @Args('input', input) asked: ProposeMoveInput,
    @Context() { person }: RequestContext,
  ): Promise<PlanCheckModel> {
    return this.proposals.check(person.personId, asked);
  }

  @Mutation(() => [MoveProposalModel], {
    description: 'Proposes another time to those who plan the session, who are told; answers with all of the session.',
  })
  @Allow('session:propose-move', { of: 'session', from: 'input.sessionId' })
  proposeMove(
    @Args('input', input) asked: ProposeMoveInput,
    @Context() { person }: RequestContext,
  ): Promise<MoveProposalModel[]> {
    return this.proposals.propose(person.personId, asked);
  }

  @Mutation(() => [MoveProposalModel], { description: "Takes back the viewer's own; answers with all of the session." })
  @Allow('session:propose-move', { of: 'session', from: 'sessionId' })
  withdrawProposal(
    @Args('sessionId', id) sessionId: string,
    @Args('id', id) proposalId: string,
    @Context() { person }: RequestContext,
  ): Promise<MoveProposalModel[]> {
    return this.proposals.withdraw(person.personId, sessionId, proposalId);
  }

  @Mutation(() => [MoveProposalModel], {
    description:
      'The person who proposed it is told, with the note; a proposal is accepted by moving the session to its time.',
  })
  @Allow('section:schedule', { of: 'session', from: 'sessionId' })
  declineProposal(
    @Args('sessionId', id) sessionId: string,
    @Args('id', id) proposalId: string,
    @Args('note', { type: () => String, nullable: true, description: 'At most 300 characters.' }) note: string | null,
    @Context() { person }: RequestContext,
  ): Promise<MoveProposalModel[]> {
    return this.proposals.decline(person.personId, sessionId, proposalId, note);
  }
}
