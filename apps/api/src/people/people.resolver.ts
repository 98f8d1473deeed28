import { Args, Context, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow } from '../access/allow.ts';
import { RequestContext } from '../context/requests.ts';
import { Accounts } from './accounts.ts';
import { ProfileInput, ViewerModel } from './models.ts';

@Resolver()
export class PeopleResolver {
  constructor(private readonly accounts: Accounts) {}

  @Query(() => ViewerModel, { nullable: true, description: 'Null when nobody is signed in.' })
  @Allow('public')
  viewer(@Context() { actor }: RequestContext): Promise<ViewerModel> | null {
    return actor && this.accounts.viewer(actor.personId);
  }

  @Mutation(() => ViewerModel, { description: "The viewer's own; what is null stays." })
  @Allow('signed-in')
  async updateProfile(
    @Args('input', { type: () => ProfileInput }) input: ProfileInput,
    @Context() { person }: RequestContext,
  ): Promise<ViewerModel> {
    await this.accounts.updateProfile(person.personId, input);
    return this.accounts.viewer(person.personId);
  }
}
