import { Module } from '@nestjs/common';
import { PreparedPollsResolver } from './polls.resolver.ts';
import { personal } from './personal.ts';
import { PreparedPolls } from './polls.service.ts';

export { copyPreparedPolls } from './polls.service.ts';

/** Polls prepared before the class. */
@Module({ providers: [PreparedPollsResolver, PreparedPolls] })
export class PollsModule {
  static readonly personal = personal;
}
