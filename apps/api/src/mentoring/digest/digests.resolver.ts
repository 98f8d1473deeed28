import { Args, Context, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow } from '../../access/allow.ts';
import { RequestContext } from '../../context/requests.ts';
import { Digests } from './digests.service.ts';

@Resolver()
export class DigestsResolver {
  constructor(private readonly digests: Digests) {}

  @Query(() => Boolean, {
    description: 'Whether the viewer wants a mail every Monday of what their week of mentoring brings.',
  })
  @Allow('signed-in')
  mentoringDigest(@Context() { person }: RequestContext): Promise<boolean> {
    return this.digests.wants(person.personId);
  }

  @Mutation(() => Boolean, { description: 'Asks for that mail, or wants it no more. It answers with what holds then.' })
  @Allow('signed-in')
  wantMentoringDigest(
    @Args('wanted', { type: () => Boolean, description: 'Whether it is wanted.' }) wanted: boolean,
    @Context() { person }: RequestContext,
  ): Promise<boolean> {
    return this.digests.want(person.personId, wanted);
  }
}
