import { Args, Context, ID, Query, Resolver } from '@nestjs/graphql';
import { Allow } from '../../../access/allow.ts';
import { RequestContext } from '../../../context/requests.ts';
import { MentoringHealth } from './health.service.ts';
import { MentoringHealthModel } from './models.ts';

@Resolver()
export class HealthResolver {
  constructor(private readonly health: MentoringHealth) {}

  @Query(() => MentoringHealthModel, {
    description: 'How the mentorships of a programme go, for its leads and for coordinators.',
  })
  @Allow('mentoring-programme:see-health', { of: 'mentoring_programme', from: 'id' })
  mentoringHealth(
    @Args('id', { type: () => ID, description: 'Of the programme.' }) programmeId: string,
    @Context() { person, load }: RequestContext,
  ): Promise<MentoringHealthModel> {
    return this.health.of(programmeId, person.personId, load);
  }

  @Query(() => MentoringHealthModel, {
    description:
      'How mentorships go that belong to no programme, for coordinators: not those that ended over twelve weeks ago.',
  })
  @Allow('mentoring:oversee')
  freeMentoringHealth(@Context() { person, load }: RequestContext): Promise<MentoringHealthModel> {
    return this.health.of(null, person.personId, load);
  }
}
