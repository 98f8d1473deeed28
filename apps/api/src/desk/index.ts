import { Module } from '@nestjs/common';
import { DeskResolver } from './desk.resolver.ts';

/** What waits for an administrator. */
@Module({ providers: [DeskResolver] })
export class DeskModule {}
