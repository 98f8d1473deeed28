import type { Room } from '../room.ts';
import { TimetableListeners } from './listeners.ts';
import { TimetableNotices } from './notices.ts';
import { SocketServer } from './socket-server.ts';
import { TimetableChangesResolver } from './timetable-changes.resolver.ts';

export const subscriptions: Room = {
  resolvers: [TimetableChangesResolver],
  providers: [TimetableNotices, TimetableListeners, SocketServer],
  controllers: [],
};
