import { Module } from '@nestjs/common';
import { FinderResolver } from './finder.resolver.ts';

/** Free rooms and times, and one search for everything. */
@Module({ providers: [FinderResolver] })
export class FinderModule {}
