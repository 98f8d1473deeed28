import { Args, Context, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow } from '../../access/allow.ts';
import { RequestContext } from '../../context/requests.ts';
import { ExpertOnRosterModel, MyExpertModel } from '../models.ts';
import { Confirmations } from './confirmations.service.ts';
import { AskedExpertModel, ExpertConfirmationModel } from './models.ts';

const token = { type: () => String, description: 'Of the link in the letter.' };

@Resolver(() => MyExpertModel)
export class ConfirmationsResolver {
  constructor(private readonly confirmations: Confirmations) {}

  @Query(() => AskedExpertModel, {
    description: 'What a link asks about. It changes nothing. LINK_EXPIRED once it was used or is too old.',
  })
  @Allow('public')
  expertConfirmation(@Args('token', token) link: string): Promise<AskedExpertModel> {
    return this.confirmations.asked(link);
  }

  @Query(() => Boolean, { description: 'Whether the viewer is asked if their profile as an expert is still true.' })
  @Allow('signed-in')
  expertConfirmationDue(@Context() { person }: RequestContext): Promise<boolean> {
    return this.confirmations.isDue(person.personId);
  }

  @Mutation(() => Boolean, {
    description: 'All is still true: by the link of a letter, once. It ends a pause for silence.',
  })
  @Allow('public')
  async confirmExpert(@Args('token', token) link: string): Promise<boolean> {
    await this.confirmations.confirmBy(link);
    return true;
  }

  @Mutation(() => Boolean, { description: 'All is still true, says the viewer. It ends a pause for silence.' })
  @Allow('signed-in')
  async confirmMyExpert(@Context() { person }: RequestContext): Promise<boolean> {
    await this.confirmations.confirmOwn(person.personId);
    return true;
  }

  @ResolveField(() => ExpertConfirmationModel, { nullable: true, description: 'Null: nobody has verified it yet.' })
  confirmation(@Parent() { expert }: MyExpertModel): Promise<ExpertConfirmationModel | null> {
    return this.confirmations.of(expert.person.id);
  }
}

@Resolver(() => ExpertOnRosterModel)
export class ConfirmationOnRosterResolver {
  constructor(private readonly confirmations: Confirmations) {}

  @ResolveField(() => ExpertConfirmationModel, { nullable: true, description: 'Null: nobody has verified it yet.' })
  confirmation(@Parent() { id }: ExpertOnRosterModel): Promise<ExpertConfirmationModel | null> {
    return this.confirmations.of(id);
  }
}
