import type { Room } from '../room.ts';

export const calendar: Room = {
  resolvers: [],
  providers: [],
  controllers: [],
};
