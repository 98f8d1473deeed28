import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AddressInfo } from 'node:net';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { DataSource } from 'typeorm';
import { createTestDatabase } from '#database/testing';
import { readConfig } from '#platform';
import { errorsOfListening } from './listening.ts';
import { ticketSecret } from './ticket-secret.ts';
import { createApiApp } from '../src/app.ts';
import { Jobs } from '../src/jobs/jobs.service.ts';
import { noticesQueue } from '../src/notifications/queue.ts';
import { tokenNoticeQueue } from '../src/api-tokens/queue.ts';
import { invitationQueue } from '../src/members/invitations/queue.ts';
import { welcomeQueue } from '../src/people/letting-in/queue.ts';
import { resetQueue } from '../src/people/resetting/queue.ts';
import { hashToken } from '../src/sign-in/tokens.ts';

export interface GraphqlError {
  message: string;
  path?: (string | number)[];
  extensions: { code: string; field?: string; facts?: Record<string, string | number>; retryAfterSeconds?: number };
}
/** What a document answers with; tests know which fields they asked for. */
export interface Reply {
  status: number;
  headers: Headers;
  data: Record<string, never> | null;
  errors: GraphqlError[];
  body: string;
}

/** The real service on a port of its own, with a database of its own. */
export interface RunningApi {
  app: NestExpressApplication;
  dataSource: DataSource;
  url: string;
  ticketSecret: string;
  ask(
    query: string,
    variables?: object,
    options?: { cookie?: string; headers?: Record<string, string> },
  ): Promise<Reply>;
  get(path: string, cookie?: string): Promise<Response>;
  /** A cookie of that person, as signing in gives it. */
  cookieOf(personId: string): Promise<string>;
  /** Resolves when all mail that was asked for is out. */
  mailIsOut(): Promise<void>;
  /** The time for further changes is over, and so are pauses after a failure: resolves when everybody was mailed what they were told. */
  noticesAreOut(): Promise<void>;
  close(): Promise<void>;
}

export async function startApi(env: Record<string, string> = {}, production = false): Promise<RunningApi> {
  const database = await createTestDatabase();
  const dataDir = await mkdtemp(join(tmpdir(), 'ikiraro-api-'));
  const settings = { DATABASE_URL: database.url, DATA_DIR: dataDir, LOG_LEVEL: 'error', TICKET_SECRET: ticketSecret };
  const config = readConfig({ ...settings, ...env });
  const app = await createApiApp(config, production);
  await app.listen(0, '127.0.0.1');
  const { port } = app.getHttpServer().address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  return {
    app,
    dataSource: database.dataSource,
    url,
    ticketSecret: config.ticketSecret,
    async ask(query, variables = {}, { cookie, headers } = {}) {
      if (query.startsWith('subscription')) {
        const errors = (await errorsOfListening(app, query, variables, cookie)) as unknown as GraphqlError[];
        return { status: 101, headers: new Headers(), data: null, errors, body: '' };
      }
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(cookie ? { cookie } : {}), ...headers },
        body: JSON.stringify({ query, variables }),
      });
      const body = await response.text();
      const { data = null, errors = [] } = JSON.parse(body) as Partial<Reply>;
      return { status: response.status, headers: response.headers, data, errors, body };
    },
    get: (path, cookie) => fetch(`${url}${path}`, { headers: cookie ? { cookie } : {}, redirect: 'manual' }),
    async cookieOf(personId) {
      const token = randomBytes(32).toString('base64url');
      await database.dataSource.query(
        `INSERT INTO sign_in (person_id, token_hash, user_agent, last_used_at, expires_at)
         VALUES ($1, $2, 'test', now(), now() + interval '30 days')`,
        [personId, hashToken(token)],
      );
      return `${config.publicAddress.startsWith('https:') ? '__Host-ikiraro' : 'ikiraro'}=${token}`;
    },
    async mailIsOut() {
      const queues = [welcomeQueue, resetQueue, invitationQueue, tokenNoticeQueue];
      for (const queue of queues) await app.get(Jobs).idle(queue);
    },
    async noticesAreOut() {
      await database.dataSource.query(`UPDATE jobs.job SET start_after = now() WHERE name = $1 AND state < 'active'`, [
        noticesQueue.name,
      ]);
      app.get(Jobs).look(noticesQueue);
      await app.get(Jobs).idle(noticesQueue);
    },
    async close() {
      await app.close();
      await database.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
