import { Args, Context, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow } from '../../../access/allow.ts';
import { RequestContext } from '../../../context/requests.ts';
import { SessionModel } from '../../models.ts';
import { PlannedSessionsModel } from '../../plan/models.ts';
import { Sessions } from '../../sessions/sessions.service.ts';
import { CancelSessionsInput, MoveSessionsInput } from './inputs.ts';
import { ManySessions } from './many-sessions.service.ts';
import { MovesCheckModel, MovesResult, SessionMoveModel } from './models.ts';
import type { MovesRefusedModel } from './models.ts';
import { sessionLoader } from '../../sessions/loaders.ts';

@Resolver(() => SessionMoveModel)
export class ManySessionsResolver {
  constructor(
    private readonly many: ManySessions,
    private readonly sessions: Sessions,
  ) {}

  @Query(() => MovesCheckModel, { description: 'What `moveSessions` would do to each of them.' })
  @Allow('section:schedule', { of: 'section', from: 'input.sectionId' })
  checkMoves(
    @Args('input', { type: () => MoveSessionsInput }) input: MoveSessionsInput,
    @Context() { person }: RequestContext,
  ): Promise<MovesCheckModel> {
    return this.many.check(person.personId, input);
  }

  @Mutation(() => MovesResult, {
    description:
      'Each session to a time and a room of its own; all of them or none, and one notification for each person.',
  })
  @Allow('section:schedule', { of: 'section', from: 'input.sectionId' })
  async moveSessions(
    @Args('input', { type: () => MoveSessionsInput }) input: MoveSessionsInput,
    @Context() { person, load }: RequestContext,
  ): Promise<PlannedSessionsModel | MovesRefusedModel> {
    const outcome = await this.many.move(person.personId, input);
    load.clear();
    if ('check' in outcome) return outcome;
    return { sessions: await this.sessions.all(outcome.sessionIds), told: outcome.told };
  }

  @Mutation(() => PlannedSessionsModel, { description: 'All of them or none, and one notification for each person.' })
  @Allow('section:schedule', { of: 'section', from: 'input.sectionId' })
  async cancelSessions(
    @Args('input', { type: () => CancelSessionsInput }) input: CancelSessionsInput,
    @Context() { person, load }: RequestContext,
  ): Promise<PlannedSessionsModel> {
    const { sessionIds, told } = await this.many.cancel(person.personId, input);
    load.clear();
    return { sessions: await this.sessions.all(sessionIds), told };
  }

  @ResolveField(() => SessionModel, { description: 'As it is now.' })
  session(@Parent() { sessionId }: SessionMoveModel, @Context() { load }: RequestContext): Promise<SessionModel> {
    return load.of(sessionLoader).load(sessionId);
  }
}
