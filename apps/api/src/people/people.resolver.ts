import { Args, Context, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow } from '../access/allow.ts';
import { RequestContext } from '../access/requests.ts';
import { Accounts } from './accounts.ts';
import { Adding } from './adding.service.ts';
import { MemberInput, MemberModel, ProfileInput, ViewerModel } from './models.ts';

@Resolver()
export class PeopleResolver {
  constructor(
    private readonly accounts: Accounts,
    private readonly adding: Adding,
  ) {}

  @Query(() => ViewerModel, { nullable: true, description: 'Null when nobody is signed in.' })
  @Allow('public')
  viewer(@Context() { actor }: RequestContext): Promise<ViewerModel> | null {
    return actor && this.accounts.viewer(actor.personId);
  }

  @Mutation(() => ViewerModel)
  @Allow('signed-in')
  async updateProfile(
    @Args('input', { type: () => ProfileInput }) input: ProfileInput,
    @Context() { person }: RequestContext,
  ): Promise<ViewerModel> {
    await this.accounts.updateProfile(person.personId, input);
    return this.accounts.viewer(person.personId);
  }

  @Mutation(() => MemberModel, {
    nullable: true,
    description:
      'Gives somebody of the institution a role. Anybody else is invited by mail, and is a member once they accept: null then, whether the address has an account or not.',
  })
  @Allow('institution:manage', { of: 'institution', from: 'input.institutionId' })
  addMember(
    @Args('input', { type: () => MemberInput }) input: MemberInput,
    @Context() { person }: RequestContext,
  ): Promise<MemberModel | null> {
    return this.adding.add(person.personId, input);
  }
}
