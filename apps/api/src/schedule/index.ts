import type { Room } from '../room.ts';
import { SessionsResolver } from './sessions.resolver.ts';
import { Sessions } from './sessions.service.ts';

export const schedule: Room = {
  resolvers: [SessionsResolver],
  providers: [Sessions],
  controllers: [],
};
