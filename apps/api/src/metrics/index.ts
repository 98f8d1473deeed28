import { Module } from '@nestjs/common';
import { ApiMetrics } from './api-metrics.ts';
import { BacklogRepository } from './backlog.repository.ts';
import { Backlog } from './backlog.ts';

export { ApiMetrics } from './api-metrics.ts';

/** Figures of this service. */
@Module({ providers: [ApiMetrics, Backlog, BacklogRepository], exports: [ApiMetrics] })
export class MetricsModule {}
