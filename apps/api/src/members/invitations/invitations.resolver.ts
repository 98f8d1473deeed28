import { Args, Context, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow } from '../../access/allow.ts';
import { RequestContext } from '../../context/requests.ts';
import type { Connection } from '../../graphql/paging.ts';
import { Acceptances } from './acceptances.service.ts';
import { Accounts, ViewerModel } from '../../people/index.ts';
import {
  AcceptInvitationInput,
  AnswerInvitationInput,
  InvitationConnectionModel,
  InvitationLinkInput,
  InvitationLinkModel,
  InvitationModel,
  InvitationPreviewModel,
  InvitationsArguments,
  InviteInput,
  OwnInvitationModel,
} from './models.ts';
import { Invitations } from './invitations.service.ts';
import { SignIns } from '../../sign-in/sign-ins.ts';
import { Throttle } from '../../sign-in/throttle.ts';

@Resolver()
export class InvitationsResolver {
  constructor(
    private readonly service: Invitations,
    private readonly acceptances: Acceptances,
    private readonly accounts: Accounts,
    private readonly signIns: SignIns,
    private readonly throttle: Throttle,
  ) {}

  @Query(() => InvitationConnectionModel, { description: 'Of an institution, the newest first.' })
  @Allow('institution:manage', { of: 'institution', from: 'institutionId' })
  invitations(
    @Args() args: InvitationsArguments,
    @Context() { person }: RequestContext,
  ): Promise<Connection<InvitationModel>> {
    return this.service.page(person.personId, args);
  }

  @Query(() => InvitationPreviewModel, {
    description: 'What a link invites to; LINK_EXPIRED when it was used up, revoked, or is too old.',
  })
  @Allow('public')
  async invitation(
    @Args('token', { type: () => String, description: 'The part of the link that is secret.' }) token: string,
    @Context() { actor, address }: RequestContext,
  ): Promise<InvitationPreviewModel> {
    await this.throttle.count('invitationToken', address);
    const invitation = await this.service.open(actor?.personId ?? null, token);
    await this.throttle.forgive('invitationToken', address);
    return invitation;
  }

  @Query(() => [OwnInvitationModel], { description: 'What waits for an answer of the viewer.' })
  @Allow('signed-in')
  ownInvitations(@Context() { person }: RequestContext): Promise<OwnInvitationModel[]> {
    return this.service.to(person.personId);
  }

  @Mutation(() => ViewerModel, { description: 'The viewer accepts or declines one of `ownInvitations`.' })
  @Allow('signed-in')
  async answerInvitation(
    @Args('input', { type: () => AnswerInvitationInput }) input: AnswerInvitationInput,
    @Context() { person }: RequestContext,
  ): Promise<ViewerModel> {
    await this.acceptances.answer(person.personId, input);
    return this.accounts.viewer(person.personId);
  }

  @Mutation(() => Boolean, { description: 'By the link of the letter, with an account or without.' })
  @Allow('public')
  async declineInvitation(
    @Args('token', { type: () => String, description: 'The part of the link that is secret.' }) token: string,
    @Context() { actor, address }: RequestContext,
  ): Promise<boolean> {
    await this.acceptances.declineByToken(token, actor, address);
    return true;
  }

  @Mutation(() => [InvitationModel], {
    description: 'Sends each address a letter; a new one takes the place of an open one.',
  })
  @Allow('institution:manage', { of: 'institution', from: 'input.institutionId' })
  invite(
    @Args('input', { type: () => InviteInput }) input: InviteInput,
    @Context() { person }: RequestContext,
  ): Promise<InvitationModel[]> {
    return this.service.invite(person.personId, input);
  }

  @Mutation(() => InvitationLinkModel, { description: 'CONFLICT for a section that is over.' })
  @Allow('institution:manage', { of: 'institution', from: 'input.institutionId' })
  createInvitationLink(
    @Args('input', { type: () => InvitationLinkInput }) input: InvitationLinkInput,
    @Context() { person }: RequestContext,
  ): Promise<InvitationLinkModel> {
    return this.service.createLink(person.personId, input);
  }

  @Mutation(() => InvitationModel, { description: 'Nobody can accept it any more; people who accepted it stay.' })
  @Allow('institution:manage', { of: 'invitation', from: 'id' })
  revokeInvitation(
    @Args('id', { type: () => ID }) id: string,
    @Context() { person }: RequestContext,
  ): Promise<InvitationModel> {
    return this.service.revoke(person.personId, id);
  }

  @Mutation(() => ViewerModel, {
    nullable: true,
    description:
      "A person who is signed in joins with their account. An invitation to an address makes its account and signs in. By a link an address must first be shown to be one's own: null, and a letter to it goes on from there.",
  })
  @Allow('public')
  async acceptInvitation(
    @Args('input', { type: () => AcceptInvitationInput }) input: AcceptInvitationInput,
    @Context() { actor, address, req, res }: RequestContext,
  ): Promise<ViewerModel | null> {
    const accepted = await this.acceptances.accept(input, actor, address);
    if (accepted === 'letter sent') return null;
    if (accepted.isNew) await this.signIns.start(accepted.account, req, res);
    return this.accounts.viewer(accepted.personId);
  }
}
