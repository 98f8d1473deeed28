import type { Room } from '../room.ts';

export const privacy: Room = {
  resolvers: [],
  providers: [],
  controllers: [],
};
