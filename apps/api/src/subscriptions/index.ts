import { Module } from '@nestjs/common';
import { MetricsModule } from '../metrics/index.ts';
import { TimetableListeners } from './listeners.ts';
import { TimetableNotices } from './notices.ts';
import { SocketServer } from './socket-server.ts';
import { TimetableRepository } from './timetable.repository.ts';
import { TimetableChangesResolver } from './timetable-changes.resolver.ts';

/** Changes pushed to pages. */
@Module({
  imports: [MetricsModule],
  providers: [TimetableChangesResolver, TimetableNotices, TimetableListeners, TimetableRepository, SocketServer],
})
export class SubscriptionsModule {}
