import { Global, Module } from '@nestjs/common';
import type { DynamicModule, OnModuleInit } from '@nestjs/common';
import { APP_FILTER, APP_GUARD } from '@nestjs/core';
import { ApolloDriver } from '@nestjs/apollo';
import type { ApolloDriverConfig } from '@nestjs/apollo';
import { GraphQLModule } from '@nestjs/graphql';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { dataSourceOptions, poolOf, serviceDataSource } from '#database';
import { ConfigError } from '#platform';
import type { Config } from '#platform';
import { HealthChecks, Metrics, ServiceModule, watchPool } from '#platform/nest';
import { FactsOfObjects } from './access/facts.ts';
import { PermissionGuard } from './access/permission.guard.ts';
import { Requests } from './context/requests.ts';
import { Changes } from './context/changes.ts';
import { ErrorsFilter } from './graphql/errors.filter.ts';
import { KnownDocuments } from './graphql/known-documents.ts';
import { ReadDocuments } from './graphql/read-documents.ts';
import { graphqlOptions } from './graphql-options.ts';
import { KnownDevices } from './sign-in/known-devices.ts';
import { Pace } from './sign-in/pace.ts';
import { SignIns } from './sign-in/sign-ins.ts';
import { Throttle } from './sign-in/throttle.ts';
import { PERSONAL_DATA } from './personal/personal-data.ts';
import { rooms } from './rooms.ts';

/** Who asks: needed by GraphQL's context as well as by everything else. */
@Global()
@Module({
  providers: [Throttle, Pace, KnownDevices, SignIns, FactsOfObjects, Requests],
  exports: [Throttle, Pace, KnownDevices, SignIns, FactsOfObjects, Requests],
})
class WhoAsksModule {}

@Module({})
export class AppModule implements OnModuleInit {
  constructor(
    private readonly health: HealthChecks,
    private readonly dataSource: DataSource,
    private readonly metrics: Metrics,
  ) {}

  /** @throws {ConfigError} without a database */
  static with(config: Config, production: boolean): DynamicModule {
    const { databaseUrl } = config;
    if (!databaseUrl) throw new ConfigError('DATABASE_URL must be set: `npm start` does it for the embedded database.');
    return {
      module: AppModule,
      imports: [
        ServiceModule.forService('api', config),
        TypeOrmModule.forRootAsync({
          useFactory: () => ({
            ...dataSourceOptions(databaseUrl, { applicationName: 'ikiraro-api' }),
            retryAttempts: 5,
            retryDelay: 1_000,
            toRetry: serviceDataSource.toRetry,
          }),
          dataSourceFactory: serviceDataSource.dataSourceFactory,
        }),
        WhoAsksModule,
        GraphQLModule.forRootAsync<ApolloDriverConfig>({
          driver: ApolloDriver,
          inject: [Requests],
          useFactory: (requests: Requests) => graphqlOptions(requests, production),
        }),
      ],
      controllers: rooms.flatMap((room) => room.controllers),
      providers: [
        { provide: APP_GUARD, useClass: PermissionGuard },
        { provide: APP_FILTER, useClass: ErrorsFilter },
        { provide: KnownDocuments, useValue: new KnownDocuments(!production || config.freeDocuments) },
        { provide: ReadDocuments, useValue: new ReadDocuments(production) },
        Changes,
        { provide: PERSONAL_DATA, useValue: rooms.flatMap((room) => room.personal ?? []) },
        ...rooms.flatMap((room) => [...room.providers, ...room.resolvers]),
      ],
    };
  }

  onModuleInit(): void {
    watchPool(this.metrics, poolOf(this.dataSource));
    this.health.register('database', async () => {
      await this.dataSource.query('SELECT 1');
    });
  }
}
