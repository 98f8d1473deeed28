import { Args, Context, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow } from '../access/allow.ts';
import { RequestContext } from '../context/requests.ts';
import { LocalDate } from '../graphql/scalars.ts';
import { Availabilities } from './availability.service.ts';
import { FreeTimes } from './free-times.service.ts';
import {
  AvailabilityExceptionInput,
  AvailabilityExceptionModel,
  AvailabilityInput,
  AvailabilityModel,
  FreeSlotModel,
} from './models.ts';

@Resolver()
export class AvailabilityResolver {
  constructor(
    private readonly availabilities: Availabilities,
    private readonly freeTimes: FreeTimes,
  ) {}

  @Query(() => AvailabilityModel, { description: 'As the viewer said it; what counts while they have said nothing.' })
  @Allow('signed-in')
  myAvailability(@Context() { person }: RequestContext): Promise<AvailabilityModel> {
    return this.availabilities.of(person.personId);
  }

  @Query(() => [FreeSlotModel], {
    description:
      'When the viewer could meet somebody in the days from `from` on, as their own clock counts days: each start on the quarter of an hour, earliest first.',
  })
  @Allow('signed-in')
  myFreeTimes(
    @Args('minutes', { type: () => Int, description: 'Of a meeting: 10 to 480.' }) minutes: number,
    @Args('from', { type: () => LocalDate }) from: string,
    @Args('days', { type: () => Int, nullable: true, defaultValue: 14, description: '1 to 84.' }) days: number | null,
    @Context() { person: { personId } }: RequestContext,
  ): Promise<FreeSlotModel[]> {
    const asked = { personIds: [personId], minutes, from, days: days ?? 14, readerId: personId };
    return this.freeTimes.of(asked, new Date());
  }

  @Mutation(() => AvailabilityModel, { description: "Replaces the viewer's weekly hours and settings." })
  @Allow('signed-in')
  setAvailability(
    @Args('input', { type: () => AvailabilityInput }) input: AvailabilityInput,
    @Context() { person }: RequestContext,
  ): Promise<AvailabilityModel> {
    return this.availabilities.set(person.personId, input);
  }

  @Mutation(() => AvailabilityExceptionModel, {
    description: 'Says that the viewer is away, or has more time, on some days; what is planned then stays.',
  })
  @Allow('signed-in')
  addAvailabilityException(
    @Args('input', { type: () => AvailabilityExceptionInput }) input: AvailabilityExceptionInput,
    @Context() { person }: RequestContext,
  ): Promise<AvailabilityExceptionModel> {
    return this.availabilities.addException(person.personId, input);
  }

  @Mutation(() => Boolean, { description: "Takes back one of the viewer's own." })
  @Allow('signed-in')
  async removeAvailabilityException(
    @Args('id', { type: () => ID }) exceptionId: string,
    @Context() { person }: RequestContext,
  ): Promise<boolean> {
    await this.availabilities.removeException(person.personId, exceptionId);
    return true;
  }
}
