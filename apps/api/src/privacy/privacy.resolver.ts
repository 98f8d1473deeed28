import { Args, Context, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { ConsentPurpose as ConsentPurposeName } from '#database';
import { Allow } from '../access/allow.ts';
import { RequestContext } from '../context/requests.ts';
import { SignIns } from '../sign-in/sign-ins.ts';
import { Consents } from '../personal/consents.ts';
import { Leaving } from './leaving.service.ts';
import { ConsentModel, ConsentPurpose } from '../personal/models.ts';

@Resolver()
export class PrivacyResolver {
  constructor(
    private readonly consents: Consents,
    private readonly leaving: Leaving,
    private readonly signIns: SignIns,
  ) {}

  @Query(() => [ConsentModel], { description: 'All that the viewer agreed to, withdrawn ones too.' })
  @Allow('signed-in')
  myConsents(@Context() { person }: RequestContext): Promise<ConsentModel[]> {
    return this.consents.list(person.personId);
  }

  @Mutation(() => ConsentModel, { description: 'The viewer agrees; what they agreed to already stays as it is.' })
  @Allow('signed-in')
  giveConsent(
    @Args('purpose', { type: () => ConsentPurpose, description: 'What the viewer agrees to.' })
    purpose: ConsentPurposeName,
    @Context() { person }: RequestContext,
  ): Promise<ConsentModel> {
    return this.consents.give(person.personId, purpose);
  }

  @Mutation(() => ConsentModel, { description: 'What was done before stays lawful.' })
  @Allow('signed-in')
  withdrawConsent(
    @Args('purpose', { type: () => ConsentPurpose, description: 'What the viewer agreed to.' })
    purpose: ConsentPurposeName,
    @Context() { person }: RequestContext,
  ): Promise<ConsentModel> {
    return this.consents.withdraw(person.personId, purpose);
  }

  @Mutation(() => Boolean, { description: 'Ends every sign-in. Only a new password by mail opens it again.' })
  @Allow('signed-in')
  async deactivateAccount(
    @Args('password', { type: () => String, description: "The viewer's own, to be sure that it is they." })
    password: string,
    @Context() { person, res }: RequestContext,
  ): Promise<boolean> {
    await this.leaving.deactivate(person.personId, password);
    await this.signIns.signOutEverywhere(person.personId, res);
    return true;
  }

  @Mutation(() => Boolean, {
    description: 'Name, address and whatever tells who it was are gone for good; figures stay.',
  })
  @Allow('signed-in')
  async eraseAccount(
    @Args('password', { type: () => String, description: "The viewer's own, to be sure that it is they." })
    password: string,
    @Context() { person, res }: RequestContext,
  ): Promise<boolean> {
    await this.leaving.erase(person.personId, password);
    await this.signIns.signOutEverywhere(person.personId, res);
    return true;
  }
}
