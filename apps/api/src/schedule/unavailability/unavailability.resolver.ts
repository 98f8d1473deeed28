import { Args, Context, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow } from '../../access/allow.ts';
import { RequestContext } from '../../context/requests.ts';
import { LocalDate } from '../../graphql/scalars.ts';
import { UnavailabilityModel, UnavailableTimeModel } from '../models.ts';
import { UnavailabilityInput } from '../plan/inputs.ts';
import { id } from '../plan/models.ts';
import { Timetables } from '../timetables/timetables.service.ts';
import { Unavailabilities } from './unavailability.service.ts';

const date = { type: () => LocalDate };
const week = { type: () => Int, nullable: true, defaultValue: 7 };

@Resolver()
export class UnavailabilityResolver {
  constructor(
    private readonly unavailabilities: Unavailabilities,
    private readonly timetables: Timetables,
  ) {}

  @Query(() => [UnavailabilityModel], { description: 'As the viewer wrote it down: rules, not single times.' })
  @Allow('signed-in')
  myUnavailability(@Context() { person }: RequestContext): Promise<UnavailabilityModel[]> {
    return this.unavailabilities.of(person.personId);
  }

  @Query(() => [UnavailableTimeModel], {
    description: 'When the viewer cannot teach in the days from `from` on, a day more on both sides; earliest first.',
  })
  @Allow('signed-in')
  myUnavailableTimes(
    @Args('from', date) from: string,
    @Args('days', week) days: number | null,
    @Context() { person }: RequestContext,
  ): Promise<UnavailableTimeModel[]> {
    return this.unavailabilities.times(person.personId, from, days, true);
  }

  @Query(() => [UnavailableTimeModel], { description: 'As `myUnavailableTimes`, of a member, without their notes.' })
  @Allow('institution:see-members', { of: 'institution', from: 'institutionId' })
  async memberUnavailableTimes(
    @Args('institutionId', id) institutionId: string,
    @Args('personId', id) personId: string,
    @Args('from', date) from: string,
    @Args('days', week) days: number | null,
  ): Promise<UnavailableTimeModel[]> {
    await this.timetables.requireMember(institutionId, personId);
    return this.unavailabilities.times(personId, from, days, false);
  }

  @Mutation(() => UnavailabilityModel, {
    description: 'Says when the viewer cannot teach; sessions that are planned then stay.',
  })
  @Allow('signed-in')
  addUnavailability(
    @Args('input', { type: () => UnavailabilityInput }) input: UnavailabilityInput,
    @Context() { person }: RequestContext,
  ): Promise<UnavailabilityModel> {
    return this.unavailabilities.add(person.personId, input);
  }

  @Mutation(() => Boolean, { description: "Takes back one of the viewer's own." })
  @Allow('signed-in')
  async removeUnavailability(
    @Args('id', id) unavailabilityId: string,
    @Context() { person }: RequestContext,
  ): Promise<boolean> {
    await this.unavailabilities.remove(person.personId, unavailabilityId);
    return true;
  }
}
