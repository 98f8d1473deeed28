import { Args, Context, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow } from '../../../access/allow.ts';
import { RequestContext } from '../../../context/requests.ts';
import { Blocks } from './blocks.service.ts';
import { BlockedPersonModel } from './models.ts';

const id = { type: () => ID, description: 'Of the other person.' };

/** Every mutation answers with everybody whom the viewer has blocked then. */
@Resolver()
export class BlocksResolver {
  constructor(private readonly blocks: Blocks) {}

  @Query(() => [BlockedPersonModel], { description: 'Whom the viewer has blocked, newest first.' })
  @Allow('signed-in')
  myBlockedPeople(@Context() { person }: RequestContext): Promise<BlockedPersonModel[]> {
    return this.blocks.of(person.personId);
  }

  @Mutation(() => [BlockedPersonModel], {
    description:
      'Neither finds or asks the other as a mentor from then on, and what goes on between the two ends. The other is not told why.',
  })
  @Allow('signed-in')
  async blockPerson(
    @Args('personId', id) personId: string,
    @Context() context: RequestContext,
  ): Promise<BlockedPersonModel[]> {
    await this.blocks.block(context.person.personId, personId);
    return this.myBlockedPeople(context);
  }

  @Mutation(() => [BlockedPersonModel], { description: 'What ended stays so.' })
  @Allow('signed-in')
  async unblockPerson(
    @Args('personId', id) personId: string,
    @Context() context: RequestContext,
  ): Promise<BlockedPersonModel[]> {
    await this.blocks.unblock(context.person.personId, personId);
    return this.myBlockedPeople(context);
  }
}
