import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import { Allow } from '../access/allow.ts';
import { LoadRepository } from './load.repository.ts';
import { TermLoadModel } from './models.ts';

@Resolver()
export class LoadResolver {
  constructor(private readonly load: LoadRepository) {}

  @Query(() => TermLoadModel, { description: 'How much everybody teaches in a term.' })
  @Allow('institution:see-attendance', { of: 'term', from: 'termId' })
  async termLoad(@Args('termId', { type: () => ID }) termId: string): Promise<TermLoadModel> {
    return { ...(await this.load.ofTerm(termId)), csvPath: `/files/load/${termId}.csv` };
  }
}
