import type { Room } from '../room.ts';
import { NotificationsResolver } from './notifications.resolver.ts';
import { Notifications } from './notifications.service.ts';
import { personal } from './personal.ts';
import { NoticeSender } from './sender.ts';

export const notifications: Room = {
  resolvers: [NotificationsResolver],
  providers: [Notifications, NoticeSender],
  controllers: [],
  personal,
};
