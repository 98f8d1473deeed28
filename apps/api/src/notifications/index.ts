import type { Room } from '../room.ts';

export const notifications: Room = {
  resolvers: [],
  providers: [],
  controllers: [],
};
