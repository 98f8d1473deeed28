import { Args, Context, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow } from '../../access/allow.ts';
import { RequestContext } from '../../context/requests.ts';
import { MemberDetails } from './details.service.ts';
import { MemberChanges, MemberDetailsModel } from './models.ts';

const id = { type: () => ID };
const institution = { of: 'institution', from: 'institutionId' } as const;

@Resolver()
export class MemberDetailsResolver {
  constructor(private readonly service: MemberDetails) {}

  @Query(() => MemberDetailsModel, { description: 'For admins of the institution.' })
  @Allow('institution:see-members', institution)
  memberDetails(
    @Args('institutionId', id) institutionId: string,
    @Args('personId', id) personId: string,
    @Context() { person }: RequestContext,
  ): Promise<MemberDetailsModel> {
    return this.service.one(person.personId, institutionId, personId);
  }

  @Mutation(() => MemberDetailsModel, {
    description:
      'Corrects name and address of somebody who belongs nowhere else; the address only until they have a password, and by a letter to it.',
  })
  @Allow('institution:manage', institution)
  updateMember(
    @Args('institutionId', id) institutionId: string,
    @Args('personId', id) personId: string,
    @Args('version', { type: () => Int }) version: number,
    @Args('input', { type: () => MemberChanges }) input: MemberChanges,
    @Context() { person }: RequestContext,
  ): Promise<MemberDetailsModel> {
    return this.service.update(person.personId, { institutionId, personId, version }, input);
  }
}
