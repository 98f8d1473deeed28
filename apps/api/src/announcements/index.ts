import type { Room } from '../room.ts';
import { AnnouncementsResolver } from './announcements.resolver.ts';
import { Announcements } from './announcements.service.ts';
import { personal } from './personal.ts';

export const announcements: Room = {
  resolvers: [AnnouncementsResolver],
  providers: [Announcements],
  controllers: [],
  personal,
};
