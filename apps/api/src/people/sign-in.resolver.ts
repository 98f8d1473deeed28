import { Args, Context, Int, Mutation, Resolver } from '@nestjs/graphql';
import { Allow } from '../access/allow.ts';
import { RequestContext } from '../context/requests.ts';
import { Accounts } from './accounts.ts';
import { KnownDevices } from '../sign-in/known-devices.ts';
import { ViewerModel } from './models.ts';
import { PasswordResets } from './resetting/password-resets.ts';
import { ResetMails } from './resetting/reset-mails.ts';
import { SignIns } from '../sign-in/sign-ins.ts';

@Resolver()
export class SignInResolver {
  constructor(
    private readonly accounts: Accounts,
    private readonly signIns: SignIns,
    private readonly resets: PasswordResets,
    private readonly resetMails: ResetMails,
    private readonly devices: KnownDevices,
  ) {}

  @Mutation(() => ViewerModel, { description: 'By a cookie, which the answer sets.' })
  @Allow('public')
  async signIn(
    @Args('email', { type: () => String }) email: string,
    @Args('password', {
      type: () => String,
      description: 'Guesses are slowed down: TOO_MANY_ATTEMPTS after some wrong ones.',
    })
    password: string,
    @Context() { req, res, address }: RequestContext,
  ): Promise<ViewerModel> {
    return this.accounts.viewer(await this.signIns.signIn(email, password, address, req, res));
  }

  @Mutation(() => Boolean, { description: 'True when somebody was signed in.' })
  @Allow('public')
  signOut(@Context() { req, res }: RequestContext): Promise<boolean> {
    return this.signIns.signOut(req, res);
  }

  @Mutation(() => Int, { description: 'Ends every sign-in of the viewer, this one too; returns how many.' })
  @Allow('signed-in')
  signOutEverywhere(@Context() { person, res }: RequestContext): Promise<number> {
    return this.signIns.signOutEverywhere(person.personId, res);
  }

  @Mutation(() => Boolean, {
    description: 'Always true, whether the address is known or not; mail goes out when it is.',
  })
  @Allow('public')
  async requestPasswordReset(
    @Args('email', { type: () => String }) email: string,
    @Context() { address }: RequestContext,
  ): Promise<boolean> {
    await this.resetMails.request(email, address);
    return true;
  }

  @Mutation(() => Boolean, { description: 'Sets the password and ends every sign-in of that person.' })
  @Allow('public')
  async resetPassword(
    @Args('token', { type: () => String, description: 'The part of the link that is secret.' }) token: string,
    @Args('password', { type: () => String, description: 'The new one.' }) password: string,
    @Context() { address, req, res }: RequestContext,
  ): Promise<boolean> {
    this.devices.remember(await this.resets.reset(token, password, address), req, res);
    return true;
  }
}
