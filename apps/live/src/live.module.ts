import { Injectable, Module } from '@nestjs/common';
import type { BeforeApplicationShutdown, DynamicModule, OnApplicationBootstrap } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { dataSourceOptions, poolOf, serviceDataSource } from '#database';
import { ConfigError } from '#platform';
import type { Config } from '#platform';
import { HealthChecks, Metrics, ServiceModule, watchPool } from '#platform/nest';
import { CAPTION_SOURCE } from './captions/caption-source.ts';
import type { CaptionSource } from './captions/caption-source.ts';
import { Broadcaster } from './gateway/broadcaster.ts';
import { Dispatcher } from './gateway/dispatcher.ts';
import { SocketServer } from './gateway/socket-server.ts';
import { LiveMetrics } from './live-metrics.ts';
import { DecksRepository } from './log/decks.repository.ts';
import { LeaseRepository } from './log/lease.repository.ts';
import { Lease } from './log/lease.ts';
import { ClassesRepository } from './log/classes.repository.ts';
import { LogRepository } from './log/log.repository.ts';
import { SeatsRepository } from './log/seats.repository.ts';
import { BROADCAST } from './class-session/connection.ts';
import type { Broadcast } from './class-session/connection.ts';
import { ClassSessions } from './class-session/class-sessions.ts';
import { Workers } from './sfu/workers.ts';

/** ms that saying goodbye in the logs may take when the service stops. */
const farewellMs = 1_000;

/** Starts the parts in order, and stops them in the opposite one. */
@Injectable()
class Lifecycle implements OnApplicationBootstrap, BeforeApplicationShutdown {
  constructor(
    private readonly workers: Workers,
    private readonly sessions: ClassSessions,
    private readonly sockets: SocketServer,
    private readonly lease: Lease,
    checks: HealthChecks,
    metrics: Metrics,
    live: LiveMetrics,
    dataSource: DataSource,
    store: LogRepository,
  ) {
    watchPool(metrics, poolOf(dataSource));
    live.watch('lease_held', 'Whether this process owns the classes of its database', () =>
      lease.epoch === '0' ? 0 : 1,
    );
    checks.register('database', () => store.check());
    checks.register('sfu', () => workers.check());
  }

  async onApplicationBootstrap(): Promise<void> {
    // Before anything is written: what a second process finds looks like what a dead one left behind.
    await this.lease.take();
    await this.workers.start();
    this.sockets.start();
    void this.sessions.sweep();
    this.sessions.keepTime();
    this.sessions.keepSeats();
  }

  async beforeApplicationShutdown(): Promise<void> {
    const farewell = this.sessions.stop().then(() => this.lease.giveBack());
    await Promise.race([farewell, new Promise((resolve) => setTimeout(resolve, farewellMs).unref())]);
    this.sockets.stop();
    this.workers.close();
  }
}

@Module({})
export class LiveModule {
  static with(config: Config, captions?: CaptionSource): DynamicModule {
    const { databaseUrl } = config;
    if (databaseUrl === undefined) {
      throw new ConfigError('DATABASE_URL must be set for the live gateway; `npm start` sets it.');
    }
    return {
      module: LiveModule,
      imports: [
        ServiceModule.forService('live', config),
        TypeOrmModule.forRootAsync({
          useFactory: () => ({
            ...dataSourceOptions(databaseUrl, { applicationName: 'live' }),
            toRetry: serviceDataSource.toRetry,
          }),
          dataSourceFactory: serviceDataSource.dataSourceFactory,
        }),
      ],
      providers: [
        LiveMetrics,
        LeaseRepository,
        Lease,
        LogRepository,
        ClassesRepository,
        SeatsRepository,
        DecksRepository,
        Workers,
        ClassSessions,
        Dispatcher,
        Broadcaster,
        SocketServer,
        Lifecycle,
        { provide: CAPTION_SOURCE, useValue: captions },
        {
          provide: BROADCAST,
          inject: [Broadcaster],
          useFactory: (broadcaster: Broadcaster): Broadcast => broadcaster.say.bind(broadcaster),
        },
      ],
    };
  }
}
