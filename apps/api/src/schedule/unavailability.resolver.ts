import { Args, Context, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow } from '../access/allow.ts';
import { RequestContext } from '../access/requests.ts';
import { UnavailabilityModel } from './models.ts';
import { UnavailabilityInput } from './plan-inputs.ts';
import { id } from './plan-models.ts';
import { Unavailabilities } from './unavailability.service.ts';

@Resolver()
export class UnavailabilityResolver {
  constructor(private readonly unavailabilities: Unavailabilities) {}

  @Query(() => [UnavailabilityModel])
  @Allow('signed-in')
  myUnavailability(@Context() { person }: RequestContext): Promise<UnavailabilityModel[]> {
    return this.unavailabilities.of(person.personId);
  }

  @Mutation(() => UnavailabilityModel)
  @Allow('signed-in')
  addUnavailability(
    @Args('input', { type: () => UnavailabilityInput }) input: UnavailabilityInput,
    @Context() { person }: RequestContext,
  ): Promise<UnavailabilityModel> {
    return this.unavailabilities.add(person.personId, input);
  }

  @Mutation(() => Boolean)
  @Allow('signed-in')
  async removeUnavailability(
    @Args('id', id) unavailabilityId: string,
    @Context() { person }: RequestContext,
  ): Promise<boolean> {
    await this.unavailabilities.remove(person.personId, unavailabilityId);
    return true;
  }
}
