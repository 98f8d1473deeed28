export * from './service/apart.ts';
export * from './service/health.ts';
export * from './service/logger.ts';
export * from './service/metrics.ts';
export * from './service/service.module.ts';
export * from './service/shutdown.ts';
