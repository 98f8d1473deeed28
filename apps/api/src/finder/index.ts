import { Module } from '@nestjs/common';
import { FinderRepository } from './finder.repository.ts';
import { FinderResolver } from './finder.resolver.ts';
import { FoundRepository } from './found.repository.ts';

/** Free rooms and times, and one search for everything. */
@Module({ providers: [FinderResolver, FinderRepository, FoundRepository] })
export class FinderModule {}
