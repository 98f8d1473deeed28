import type { Room } from '../room.ts';

export const audit: Room = {
  resolvers: [],
  providers: [],
  controllers: [],
};
