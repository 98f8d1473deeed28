import { Module } from '@nestjs/common';
import type { DynamicModule, OnModuleInit } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { dataSourceOptions, poolOf, requireAnswer, serviceDataSource } from '#database';
import { ConfigError } from '#platform';
import type { Config } from '#platform';
import { HealthChecks, Metrics, ServiceModule, watchPool } from '#platform/nest';
import { AccessModule } from './access/access.module.ts';
import { ContextModule } from './context/context.module.ts';
import { features, personalData } from './features.ts';
import { DocumentsModule } from './graphql/documents.module.ts';
import { ErrorsFilter } from './graphql/errors.filter.ts';
import { PersonalModule } from './personal/personal.module.ts';
import { SchemaModule } from './schema.module.ts';
import { SignInModule } from './sign-in/sign-in.module.ts';

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
    const answersAnything = !production || config.freeDocuments;
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
        SignInModule,
        ContextModule,
        AccessModule,
        PersonalModule.keeping(personalData),
        DocumentsModule.with(answersAnything, !answersAnything),
        ...features,
        SchemaModule.with(!answersAnything),
      ],
      providers: [{ provide: APP_FILTER, useClass: ErrorsFilter }],
    };
  }

  onModuleInit(): void {
    watchPool(this.metrics, poolOf(this.dataSource));
    this.health.register('database', () => requireAnswer(this.dataSource));
  }
}
