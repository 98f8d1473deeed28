import { Args, Context, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { ExpertAction as ExpertActionName } from '#database';
import { notFound } from '#platform';
import { Allow } from '../access/allow.ts';
import { RequestContext } from '../context/requests.ts';
import type { Connection } from '../graphql/paging.ts';
import { ExpertAction } from './enums.ts';
import { ExpertDecisionInput, ExpertInput, ExpertsArguments } from './inputs.ts';
import { ExpertListing } from './listing.repository.ts';
import { ExpertCardModel, ExpertConnectionModel, ExpertOnRosterModel, MyExpertModel } from './models.ts';
import type { ExpertRowModel } from './models.ts';
import { OwnProfile } from './own-profile.service.ts';
import { Roster } from './roster.service.ts';

const ofPerson = { type: () => ID, description: 'Of the person.' };

@Resolver()
export class RosterResolver {
  constructor(
    private readonly own: OwnProfile,
    private readonly roster: Roster,
    private readonly listing: ExpertListing,
  ) {}

  @Query(() => MyExpertModel, { nullable: true, description: 'Null: the viewer is no expert yet.' })
  @Allow('signed-in')
  myExpert(@Context() { person }: RequestContext): Promise<MyExpertModel | null> {
    return this.own.of(person.personId);
  }

  @Query(() => ExpertCardModel, { description: 'What a verified expert shows to everybody signed in.' })
  @Allow('signed-in')
  expertCard(@Args('personId', ofPerson) personId: string): Promise<ExpertCardModel> {
    return this.roster.card(personId);
  }

  @Query(() => ExpertConnectionModel, {
    description: 'The roster, by name: all but drafts that were never submitted and who has left.',
  })
  @Allow('roster:keep')
  experts(@Args() args: ExpertsArguments): Promise<Connection<ExpertRowModel>> {
    return this.listing.page(args);
  }

  @Query(() => ExpertOnRosterModel, { description: 'An expert with what a coordinator looks at.' })
  @Allow('roster:keep')
  expert(@Args('personId', ofPerson) personId: string): Promise<ExpertOnRosterModel> {
    return this.roster.one(personId);
  }

  @Mutation(() => MyExpertModel, {
    description: 'Begins a profile with what is known of the viewer, or answers with the one there is.',
  })
  @Allow('signed-in')
  async becomeExpert(@Context() { person, load }: RequestContext): Promise<MyExpertModel> {
    const taken = await this.own.begin(person.personId);
    load.clear();
    return { ...(await this.mine(person.personId)), taken };
  }

  @Mutation(() => MyExpertModel, {
    description: 'Replaces the profile; a change of what was verified has it looked at again.',
  })
  @Allow('signed-in')
  async saveMyExpert(
    @Args('input', { type: () => ExpertInput }) input: ExpertInput,
    @Context() { person }: RequestContext,
  ): Promise<MyExpertModel> {
    await this.own.save(person.personId, input);
    return this.mine(person.personId);
  }

  @Mutation(() => MyExpertModel, { description: "Changes the state of the viewer's own profile." })
  @Allow('signed-in')
  async moveMyExpert(
    @Args('action', { type: () => ExpertAction, description: 'What is done.' }) action: ExpertActionName,
    @Args('reason', {
      type: () => String,
      defaultValue: '',
      description: 'Coordinators read it; at most 1,000 characters.',
    })
    reason: string,
    @Context() { person }: RequestContext,
  ): Promise<MyExpertModel> {
    await this.own.act(person.personId, action, reason);
    return this.mine(person.personId);
  }

  @Mutation(() => ExpertOnRosterModel, {
    description: 'Verifies an expert, sends the profile back, pauses it or ends the pause.',
  })
  @Allow('roster:keep')
  async decideOnExpert(
    @Args('input', { type: () => ExpertDecisionInput }) input: ExpertDecisionInput,
    @Context() { person }: RequestContext,
  ): Promise<ExpertOnRosterModel> {
    await this.roster.decide(person.personId, input);
    return this.roster.one(input.personId);
  }

  private async mine(personId: string): Promise<MyExpertModel> {
    const mine = await this.own.of(personId);
    if (!mine) throw notFound('expert');
    return mine;
  }
}
