import type { Room } from '../room.ts';
import { FeedsController } from './feeds.controller.ts';
import { FeedsResolver } from './feeds.resolver.ts';
import { Feeds } from './feeds.service.ts';
import { personal } from './personal.ts';

export const calendar: Room = {
  resolvers: [FeedsResolver],
  providers: [Feeds],
  controllers: [FeedsController],
  personal,
};
