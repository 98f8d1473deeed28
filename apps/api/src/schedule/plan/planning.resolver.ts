import { Args, Context, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow } from '../../access/allow.ts';
import { RequestContext } from '../../context/requests.ts';
import { SessionModel } from '../models.ts';
import { Moving } from '../move/moving.service.ts';
import { MoveInput, PlanInput } from './inputs.ts';
import {
  ClashModel,
  ClashesFoundModel,
  PlanCheckModel,
  PlanResult,
  PlannedSessionsModel,
  SeriesScope,
  id,
} from './models.ts';
import type { PlanOutcome, SeriesScopeName } from './models.ts';
import { Planning } from './planning.service.ts';
import { Sessions } from '../sessions/sessions.service.ts';
import { sessionLoader } from '../sessions/loaders.ts';

@Resolver(() => ClashModel)
export class PlanningResolver {
  constructor(
    private readonly planning: Planning,
    private readonly moving: Moving,
    private readonly sessions: Sessions,
  ) {}

  @Query(() => PlanCheckModel, { description: 'Looks a plan through without saving it.' })
  @Allow('section:schedule', { of: 'section', from: 'input.sectionId' })
  checkPlan(
    @Args('input', { type: () => PlanInput }) input: PlanInput,
    @Context() { person }: RequestContext,
  ): Promise<PlanCheckModel> {
    return this.planning.check(person.personId, input);
  }

  @Query(() => PlanCheckModel, { description: 'What a move would come to; nothing is saved.' })
  @Allow('section:schedule', { of: 'session', from: 'input.sessionId' })
  checkMove(
    @Args('input', { type: () => MoveInput }) input: MoveInput,
    @Context() { person }: RequestContext,
  ): Promise<PlanCheckModel> {
    return this.moving.check(person.personId, input);
  }

  @Mutation(() => PlanResult, { description: 'One session, or a series when there is a rule.' })
  @Allow('section:schedule', { of: 'section', from: 'input.sectionId' })
  async planSessions(
    @Args('input', { type: () => PlanInput }) input: PlanInput,
    @Context() context: RequestContext,
  ): Promise<PlannedSessionsModel | ClashesFoundModel> {
    return this.resultOf(context, await this.planning.plan(context.person.personId, input));
  }

  @Mutation(() => PlanResult, {
    description:
      'Other time, length, room, topic or lecturers; of one session, of it and those after it, or of the whole series.',
  })
  @Allow('section:schedule', { of: 'session', from: 'input.sessionId' })
  async moveSession(
    @Args('input', { type: () => MoveInput }) input: MoveInput,
    @Context() context: RequestContext,
  ): Promise<PlannedSessionsModel | ClashesFoundModel> {
    return this.resultOf(context, await this.moving.move(context.person.personId, input));
  }

  @Mutation(() => [SessionModel], {
    description: 'CONFLICT when its class has begun; people are told. Answers with all sessions of the scope.',
  })
  @Allow('section:schedule', { of: 'session', from: 'id' })
  async cancelSession(
    @Args('id', id) sessionId: string,
    @Args('scope', {
      type: () => SeriesScope,
      nullable: true,
      defaultValue: SeriesScope.THIS,
      description: 'Of a series, which of its sessions.',
    })
    scope: SeriesScopeName | null,
    @Args('reason', {
      type: () => String,
      nullable: true,
      description: 'Told to those concerned; at most 300 characters.',
    })
    reason: string | null,
    @Context() { person, load }: RequestContext,
  ): Promise<SessionModel[]> {
    const ids = await this.moving.cancel(person.personId, sessionId, scope ?? 'THIS', reason);
    load.clear();
    return this.sessions.all(ids);
  }

  @ResolveField(() => SessionModel, {
    nullable: true,
    description: 'The session that is there already; null when it is elsewhere.',
  })
  async session(
    @Parent() { sessionId }: ClashModel,
    @Context() { load }: RequestContext,
  ): Promise<SessionModel | null> {
    return sessionId === null ? null : load.of(sessionLoader).load(sessionId);
  }

  private async resultOf(
    { load }: RequestContext,
    outcome: PlanOutcome,
  ): Promise<PlannedSessionsModel | ClashesFoundModel> {
    load.clear();
    if ('check' in outcome) return outcome;
    return { sessions: await this.sessions.all(outcome.sessionIds), told: outcome.told };
  }
}
