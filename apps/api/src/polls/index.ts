import type { Room } from '../room.ts';
import { PreparedPollsResolver } from './polls.resolver.ts';
import { personal } from './personal.ts';
import { PreparedPolls } from './polls.service.ts';

export const polls: Room = {
  resolvers: [PreparedPollsResolver],
  providers: [PreparedPolls],
  controllers: [],
  personal,
};
