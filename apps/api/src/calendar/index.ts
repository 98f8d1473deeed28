import type { Room } from '../room.ts';
import { FeedsController } from './feeds.controller.ts';
import { FeedsResolver } from './feeds.resolver.ts';
import { Feeds } from './feeds.service.ts';

export const calendar: Room = {
  resolvers: [FeedsResolver],
  providers: [Feeds],
  controllers: [FeedsController],
};
