import { Module } from '@nestjs/common';
import { ApiMetrics } from './api-metrics.ts';
import { Backlog } from './backlog.ts';

export { ApiMetrics } from './api-metrics.ts';

/** Figures of this service. */
@Module({ providers: [ApiMetrics, Backlog], exports: [ApiMetrics] })
export class MetricsModule {}
