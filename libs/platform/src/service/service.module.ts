import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import type { Config } from '../config.ts';
import { HealthChecks, HealthController } from './health.ts';
import { Metrics, MetricsController } from './metrics.ts';

/** Injection token of the service's `Config`. */
export const CONFIG = Symbol('Config');

/** What every service has: its configuration (`@Inject(CONFIG)`), `HealthChecks` and `Metrics`, and their addresses. */
@Module({})
export class ServiceModule {
  static forService(name: string, config: Config): DynamicModule {
    return {
      module: ServiceModule,
      global: true,
      controllers: [HealthController, MetricsController],
      providers: [
        { provide: CONFIG, useValue: config },
        { provide: HealthChecks, useFactory: () => new HealthChecks(name) },
        { provide: Metrics, useFactory: () => new Metrics(name) },
      ],
      exports: [CONFIG, HealthChecks, Metrics],
    };
  }
}
