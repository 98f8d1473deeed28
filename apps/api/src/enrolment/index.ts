import type { Room } from '../room.ts';

export const enrolment: Room = {
  resolvers: [],
  providers: [],
  controllers: [],
};
