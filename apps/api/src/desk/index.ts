import { Module } from '@nestjs/common';
import { DeskRepository } from './desk.repository.ts';
import { DeskResolver } from './desk.resolver.ts';

/** What waits for an administrator. */
@Module({ providers: [DeskResolver, DeskRepository] })
export class DeskModule {}
