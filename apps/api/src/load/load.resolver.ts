import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import { DataSource } from 'typeorm';
import { Allow } from '../access/allow.ts';
import { loadOfTerm } from './load-rows.ts';
import { TermLoadModel } from './models.ts';

@Resolver()
export class LoadResolver {
  constructor(private readonly dataSource: DataSource) {}

  @Query(() => TermLoadModel, { description: 'How much everybody teaches in a term.' })
  @Allow('institution:see-attendance', { of: 'term', from: 'termId' })
  async termLoad(@Args('termId', { type: () => ID }) termId: string): Promise<TermLoadModel> {
    return { ...(await loadOfTerm(this.dataSource, termId)), csvPath: `/files/load/${termId}.csv` };
  }
}
