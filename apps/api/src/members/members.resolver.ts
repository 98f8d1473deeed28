import { Args, Context, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { MembershipRole as MembershipRoleName } from '#database';
import { Allow } from '../access/allow.ts';
import { RequestContext } from '../context/requests.ts';
import { MembershipRole } from '../graphql/enums.ts';
import type { Connection } from '../graphql/paging.ts';
import { Adding } from './adding.service.ts';
import { Members } from './members.service.ts';
import { MemberConnectionModel, MemberInput, MemberModel, MembersArguments } from '../people/index.ts';

const id = { type: () => ID };
const institution = { of: 'institution', from: 'institutionId' } as const;

@Resolver()
export class MembersResolver {
  constructor(
    private readonly service: Members,
    private readonly adding: Adding,
  ) {}

  @Query(() => MemberConnectionModel, {
    description: 'For admins of the institution; `search` finds words of names and addresses.',
  })
  @Allow('institution:see-members', institution)
  members(@Args() args: MembersArguments): Promise<Connection<MemberModel>> {
    return this.service.page(args);
  }

  @Query(() => MemberModel, { description: 'One of the institution, for its admins.' })
  @Allow('institution:see-members', institution)
  member(
    @Args('institutionId', id) institutionId: string,
    @Args('personId', id) personId: string,
  ): Promise<MemberModel> {
    return this.service.one(institutionId, personId);
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

  @Mutation(() => MemberModel, { description: "The person's roles become exactly these; at least one." })
  @Allow('institution:manage', institution)
  setMemberRoles(
    @Args('institutionId', id) institutionId: string,
    @Args('personId', id) personId: string,
    @Args('roles', {
      type: () => [MembershipRole],
      description: 'With a role that is not among them go the places that hang on it.',
    })
    roles: MembershipRoleName[],
    @Context() { person }: RequestContext,
  ): Promise<MemberModel> {
    return this.service.setRoles(person.personId, institutionId, personId, roles);
  }

  @Mutation(() => MemberModel, { description: 'Their roles do not count until they are restored; their places stay.' })
  @Allow('institution:manage', institution)
  suspendMember(
    @Args('institutionId', id) institutionId: string,
    @Args('personId', id) personId: string,
    @Context() { person }: RequestContext,
  ): Promise<MemberModel> {
    return this.service.suspend(person.personId, institutionId, personId);
  }

  @Mutation(() => MemberModel, { description: 'Their roles count again, and their places on waiting lists.' })
  @Allow('institution:manage', institution)
  restoreMember(
    @Args('institutionId', id) institutionId: string,
    @Args('personId', id) personId: string,
    @Context() { person }: RequestContext,
  ): Promise<MemberModel> {
    return this.service.restore(person.personId, institutionId, personId);
  }

  @Mutation(() => Boolean, {
    description: 'Ends the membership: no role, no place in sections to come; what was stays.',
  })
  @Allow('institution:manage', institution)
  async removeMember(
    @Args('institutionId', id) institutionId: string,
    @Args('personId', id) personId: string,
    @Context() { person }: RequestContext,
  ): Promise<boolean> {
    await this.service.remove(person.personId, institutionId, personId);
    return true;
  }
}
