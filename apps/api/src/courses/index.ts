import type { Room } from '../room.ts';
import { SectionsResolver } from './sections.resolver.ts';
import { Sections } from './sections.service.ts';

export const courses: Room = {
  resolvers: [SectionsResolver],
  providers: [Sections],
  controllers: [],
};
