import type { Room } from '../room.ts';
import { ApiMetrics } from './api-metrics.ts';
import { Backlog } from './backlog.ts';

export const metrics: Room = {
  resolvers: [],
  providers: [ApiMetrics, Backlog],
  controllers: [],
};
