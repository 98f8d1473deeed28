import { Global, Module } from '@nestjs/common';
import { Changes } from './changes.ts';
import { Requests } from './requests.ts';

/** The person who asks, and the transaction in which something changes: needed by GraphQL's context as well as by every feature. */
@Global()
@Module({ providers: [Changes, Requests], exports: [Changes, Requests] })
export class ContextModule {}
