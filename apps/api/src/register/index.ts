import type { Room } from '../room.ts';

export const register: Room = {
  resolvers: [],
  providers: [],
  controllers: [],
};
