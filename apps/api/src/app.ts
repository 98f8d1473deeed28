import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { json } from 'express';
import type { NextFunction, Request, Response } from 'express';
import helmet from 'helmet';
import { alsoThisMachine } from '#platform';
import type { Config } from '#platform';
import { Metrics, accessLog, serviceLogger, watchRequests } from '#platform/nest';
import { inTurn } from './context/in-turn.ts';
import { Requests } from './context/requests.ts';
import { AppModule } from './app.module.ts';
import { KnownDocuments, documentsById } from './graphql/known-documents.ts';
import { sameOriginJson } from './graphql/same-origin.ts';
import { ApiMetrics } from './metrics/index.ts';
import { BearerTokens } from './sign-in/bearer-tokens.ts';
import { SignIns } from './sign-in/sign-ins.ts';

/** Most bytes of a request's body: a cohort of a thousand ids has 40 kB. */
const bodyLimit = '100kb';

/**
 * How long an idle connection of the front door is kept, ms. Node sends this time in `Keep-Alive`, and the front door closes the
 * connection a second earlier. With Node's default of 5 s a busy machine is late for that second: a request then meets a closing
 * connection and is answered 503.
 */
const keepAliveMs = 65_000;

/**
 * The GraphQL service, ready to listen.
 *
 * @param production hides the schema from clients
 * @throws {ConfigError} without a database; an Error when the database cannot be reached
 */
export async function createApiApp(
  config: Config,
  production = process.env['NODE_ENV'] === 'production',
): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(AppModule.with(config, production), {
    logger: serviceLogger('api', config),
    abortOnError: false,
    bodyParser: false,
    forceCloseConnections: true,
  });
  app.disable('x-powered-by');
  // Nobody caches the answer to a POST, and the calendar sets its own ETag. So hashing each answer would be wasted.
  app.disable('etag');
  const metrics = app.get(ApiMetrics);
  app.use(
    watchRequests(app.get(Metrics), {
      trust: alsoThisMachine(config.trustedProxies),
      log: accessLog('api', config),
      mounted: ['/graphql'],
      ended: (request, seconds) => {
        metrics.requestEnded(request, seconds);
      },
    }),
  );
  app.use(
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: { 'default-src': ["'none'"], 'style-src': ["'unsafe-inline'"], 'frame-ancestors': ["'none'"] },
      },
      hsts: config.publicAddress.startsWith('https:'),
    }),
  );
  const bearer = app.get(BearerTokens);
  const turn = inTurn(app.get(SignIns), bearer, app.get(Requests));
  app.use(
    '/graphql',
    sameOriginJson(config.publicAddress),
    json({ limit: bodyLimit }),
    // Programs ask with documents of their own. A token that is not valid is refused right after this.
    documentsById(app.get(KnownDocuments), ({ headers }) => bearer.shownIn(headers) !== undefined),
    turn,
  );
  // Tables and bundles are answers to download. Uploads take as long as their connection is slow, and images belong to nobody.
  app.use('/files', (request: Request, response: Response, next: NextFunction) => {
    if (request.method !== 'GET' || request.path.startsWith('/slides/')) next();
    else void turn(request, response, next);
  });
  app.getHttpServer().keepAliveTimeout = keepAliveMs;
  return app;
}
