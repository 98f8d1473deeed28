import { NestFactory } from '@nestjs/core';
import type { INestApplication } from '@nestjs/common';
import { alsoThisMachine } from '#platform';
import type { Config } from '#platform';
import { Metrics, accessLog, serviceLogger, watchRequests } from '#platform/nest';
import type { CaptionSource } from './captions/caption-source.ts';
import { LiveModule } from './live.module.ts';

/**
 * The live gateway, ready to listen. Closing it says in the class logs that people left because of the service, and ends sockets and
 * SFU workers.
 *
 * @param captions understands what is spoken; without it people type the captions
 * @throws {ConfigError} without a database; an Error when the SFU's port cannot be had (at `init` or `listen`)
 */
export async function createLiveApp(config: Config, captions?: CaptionSource): Promise<INestApplication> {
  const app = await NestFactory.create(LiveModule.with(config, captions), {
    logger: serviceLogger('live', config),
    abortOnError: false,
    forceCloseConnections: true,
  });
  app.use(
    watchRequests(app.get(Metrics), { trust: alsoThisMachine(config.trustedProxies), log: accessLog('live', config) }),
  );
  return app;
}
