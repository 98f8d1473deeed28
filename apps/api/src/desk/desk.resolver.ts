import { Args, Context, ID, Query, Resolver } from '@nestjs/graphql';
import { Allow } from '../access/allow.ts';
import { RequestContext } from '../context/requests.ts';
import { DeskRepository } from './desk.repository.ts';
import { DeskModel } from './models.ts';

@Resolver()
export class DeskResolver {
  constructor(private readonly desks: DeskRepository) {}

  @Query(() => DeskModel, { description: 'What an institution’s administrators have to look at now.' })
  @Allow('institution:see-attendance', { of: 'institution', from: 'institutionId' })
  desk(
    @Args('institutionId', { type: () => ID }) institutionId: string,
    @Context() { person }: RequestContext,
  ): Promise<DeskModel> {
    return this.desks.of(institutionId, person.personId);
  }
}
