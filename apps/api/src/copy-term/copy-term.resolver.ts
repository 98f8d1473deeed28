import { Args, Context, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow } from '../access/allow.ts';
import { RequestContext } from '../context/requests.ts';
import { TermCopies } from './copy-term.service.ts';
import { CopyCheckModel, CopyTermInput, TermCopiedModel } from './models.ts';

const input = { type: () => CopyTermInput };
const ofOldTerm = { of: 'term', from: 'input.fromTermId' } as const;

@Resolver()
export class TermCopiesResolver {
  constructor(private readonly copies: TermCopies) {}

  @Query(() => CopyCheckModel, { description: 'What `copyTerm` would make; nothing is saved.' })
  @Allow('institution:manage', ofOldTerm)
  checkTermCopy(
    @Args('input', input) wish: CopyTermInput,
    @Context() { person }: RequestContext,
  ): Promise<CopyCheckModel> {
    return this.copies.check(person.personId, wish);
  }

  @Mutation(() => TermCopiedModel, { description: 'All of it or nothing.' })
  @Allow('institution:manage', ofOldTerm)
  copyTerm(@Args('input', input) wish: CopyTermInput, @Context() { person }: RequestContext): Promise<TermCopiedModel> {
    return this.copies.copy(person.personId, wish);
  }
}
