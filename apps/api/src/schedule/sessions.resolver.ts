import { Args, Context, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { can } from '#access';
import { Allow } from '../access/allow.ts';
import { RequestContext } from '../access/requests.ts';
import { SectionModel } from '../courses/models.ts';
import { RescheduleSessionInput, ScheduleSessionInput, SessionModel } from './models.ts';
import { Sessions } from './sessions.service.ts';

@Resolver(() => SessionModel)
export class SessionsResolver {
  constructor(private readonly sessions: Sessions) {}

  @Query(() => [SessionModel], {
    description:
      "The viewer's sessions from now (running ones included) for `days` days, 1 to 60, earliest first. Cancelled ones are among them; those whose class has ended are not.",
  })
  @Allow('signed-in')
  agenda(
    @Args('days', { type: () => Int, nullable: true, defaultValue: 14 }) days: number | null,
    @Context() { person }: RequestContext,
  ): Promise<SessionModel[]> {
    return this.sessions.agenda(person.personId, days ?? 14);
  }

  @Query(() => SessionModel)
  @Allow('session:read', { of: 'session', from: 'id' })
  session(@Args('id', { type: () => ID }) id: string): Promise<SessionModel> {
    return this.sessions.one(id);
  }

  @ResolveField(() => SectionModel)
  section(@Parent() session: SessionModel, @Context() { load }: RequestContext): Promise<SectionModel> {
    return load.section.load(session.sectionId);
  }

  @ResolveField(() => Boolean, { description: 'The viewer may enter the class when it is open.' })
  async viewerMayEnter(@Parent() session: SessionModel, @Context() { actor, load }: RequestContext): Promise<boolean> {
    return can(actor, 'session:enter', await load.sectionFacts.load(session.sectionId));
  }

  @Mutation(() => SessionModel)
  @Allow('section:schedule', { of: 'section', from: 'input.sectionId' })
  scheduleSession(
    @Args('input', { type: () => ScheduleSessionInput }) input: ScheduleSessionInput,
  ): Promise<SessionModel> {
    return this.sessions.schedule(input);
  }

  @Mutation(() => SessionModel)
  @Allow('section:schedule', { of: 'session', from: 'input.sessionId' })
  rescheduleSession(
    @Args('input', { type: () => RescheduleSessionInput }) input: RescheduleSessionInput,
  ): Promise<SessionModel> {
    return this.sessions.reschedule(input);
  }

  @Mutation(() => SessionModel)
  @Allow('section:schedule', { of: 'session', from: 'id' })
  cancelSession(@Args('id', { type: () => ID }) id: string): Promise<SessionModel> {
    return this.sessions.cancel(id);
  }
}
