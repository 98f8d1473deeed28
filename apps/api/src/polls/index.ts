import { Module } from '@nestjs/common';
import { PollsRepository } from './polls.repository.ts';
import { PreparedPollsResolver } from './polls.resolver.ts';
import { personal } from './personal.ts';
import { PreparedPolls } from './polls.service.ts';

export { copyPreparedPolls } from './polls.repository.ts';

/** Polls prepared before the class. */
@Module({ providers: [PreparedPollsResolver, PreparedPolls, PollsRepository] })
export class PollsModule {
  static readonly personal = personal;
}
