import { randomBytes } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import * as v from 'valibot';
import { trustIn } from './client-address.ts';
import type { Trust } from './client-address.ts';
import { isThisMachine } from './this-machine.ts';

/**
 * Every setting of every process is read here, from the environment, and nowhere else. A wrong value stops the start with a sentence
 * that names the variable. README.md lists them; a test holds the two together.
 */
export interface Setting {
  /** The meaning of the setting, for README.md. */
  readonly about: string;
  /** The default, in words. */
  readonly byDefault: string;
}

const port = (name: string) =>
  v.pipe(
    v.string(),
    v.regex(/^\d{1,5}$/, `${name} must be a port number, 0 to 65535`),
    v.transform(Number),
    v.maxValue(65_535, `${name} must be a port number, 0 to 65535`),
  );
const flag = (name: string) =>
  v.pipe(
    v.picklist(['true', 'false', '1', '0'], `${name} must be true or false`),
    v.transform((text) => text === 'true' || text === '1'),
  );
const webAddress = (name: string) =>
  v.pipe(
    v.string(),
    v.regex(/^https?:\/\/[^/\s]+\/?$/, `${name} must be like https://class.example.org, without a path`),
    v.transform((text) => text.replace(/\/$/, '')),
  );
const serviceUrl = (name: string, schemes: string) =>
  v.pipe(
    v.string(),
    v.regex(new RegExp(`^(${schemes})://`), `${name} must begin with ${schemes.split('|').join(':// or ')}://`),
  );

const schema = v.object({
  PORT: v.optional(port('PORT'), '8080'),
  HOST: v.optional(v.pipe(v.string(), v.minLength(1)), '0.0.0.0'),
  PUBLIC_ADDRESS: v.optional(webAddress('PUBLIC_ADDRESS')),
  TRUSTED_PROXIES: v.optional(
    v.pipe(
      v.string(),
      v.check(
        (text) => trustIn(text) !== undefined,
        'TRUSTED_PROXIES must be addresses and ranges like 192.0.2.1 10.0.0.0/8',
      ),
      v.transform((text): Trust => trustIn(text) ?? (() => false)),
    ),
    '',
  ),
  DATA_DIR: v.optional(v.pipe(v.string(), v.minLength(1)), '.data'),
  DATABASE_URL: v.optional(serviceUrl('DATABASE_URL', 'postgres|postgresql')),
  API_PORT: v.optional(port('API_PORT'), '8081'),
  LIVE_PORT: v.optional(port('LIVE_PORT'), '8082'),
  SFU_PORT: v.optional(port('SFU_PORT'), '40000'),
  SFU_ADDRESS: v.optional(v.pipe(v.string(), v.minLength(1))),
  SFU_WORKERS: v.optional(
    v.pipe(
      v.string(),
      v.regex(/^\d{1,3}$/, 'SFU_WORKERS must be a number, 1 to 128'),
      v.transform(Number),
      v.minValue(1, 'SFU_WORKERS must be 1 or more'),
      v.maxValue(128, 'SFU_WORKERS must be 128 or less'),
    ),
  ),
  MEDIASOUP_WORKER_BIN: v.optional(v.string()),
  TICKET_SECRET: v.optional(v.pipe(v.string(), v.minLength(32, 'TICKET_SECRET must have 32 characters or more'))),
  SMTP_URL: v.optional(serviceUrl('SMTP_URL', 'smtp|smtps')),
  MAIL_FROM: v.optional(v.pipe(v.string(), v.minLength(3)), 'Ikiraro <no-reply@localhost>'),
  NOTICE_DELAY: v.optional(
    v.pipe(
      v.string(),
      v.regex(/^\d{1,4}$/, 'NOTICE_DELAY must be a number of seconds, 0 to 3600'),
      v.transform(Number),
      v.maxValue(3_600, 'NOTICE_DELAY must be 3600 seconds or less'),
    ),
    '120',
  ),
  MEETING_LOG_MONTHS: v.optional(
    v.pipe(
      v.string(),
      v.regex(/^\d{1,3}$/, 'MEETING_LOG_MONTHS must be a number of months, 6 to 240'),
      v.transform(Number),
      v.minValue(6, 'MEETING_LOG_MONTHS must be 6 or more'),
      v.maxValue(240, 'MEETING_LOG_MONTHS must be 240 or less'),
    ),
    '24',
  ),
  DEMO: v.optional(flag('DEMO')),
  FREE_DOCUMENTS: v.optional(flag('FREE_DOCUMENTS'), 'false'),
  LOG_LEVEL: v.optional(
    v.picklist(
      ['fatal', 'error', 'warn', 'info', 'debug', 'trace'],
      'LOG_LEVEL must be fatal, error, warn, info, debug or trace',
    ),
    'info',
  ),
});

export const settings: Readonly<Record<keyof v.InferInput<typeof schema>, Setting>> = {
  PORT: { about: 'Port of the one address people open', byDefault: '8080' },
  HOST: { about: 'Network address to listen on', byDefault: '0.0.0.0, every interface' },
  PUBLIC_ADDRESS: {
    about:
      'The address people type, with https:// when they are not on this machine: browsers give camera and microphone to secure pages only',
    byDefault: 'http://localhost:PORT',
  },
  TRUSTED_PROXIES: {
    about:
      'Addresses and ranges (192.0.2.1 10.0.0.0/8) of your own proxies in front: what they write into X-Forwarded-For is believed',
    byDefault: 'none: the client is the address that connects',
  },
  DATA_DIR: {
    about: 'Where the embedded database, slides, secrets and the mail outbox live',
    byDefault: '.data in the project',
  },
  DATABASE_URL: {
    about: 'An external PostgreSQL, 15 or newer, instead of the embedded one',
    byDefault: 'PostgreSQL 18 is started in DATA_DIR',
  },
  API_PORT: { about: 'Port of the GraphQL service, this machine only', byDefault: '8081' },
  LIVE_PORT: { about: 'Port of the live gateway, this machine only', byDefault: '8082' },
  SFU_PORT: { about: 'First media port, UDP and TCP; one more for each further SFU worker', byDefault: '40000' },
  SFU_ADDRESS: {
    about: 'IP address or host name at which browsers reach the media ports',
    byDefault: 'the host of PUBLIC_ADDRESS (127.0.0.1 for localhost)',
  },
  SFU_WORKERS: { about: 'Number of SFU workers', byDefault: 'one per processor core' },
  MEDIASOUP_WORKER_BIN: {
    about: 'A mediasoup-worker binary of your own',
    byDefault: 'provided by the set-up: downloaded, or built from source once',
  },
  TICKET_SECRET: {
    about: 'Signs class tickets, 32 characters or more; the same for api and live',
    byDefault: 'made once, kept in DATA_DIR',
  },
  SMTP_URL: { about: 'Mail server, smtp://user:password@host:587', byDefault: 'mail goes to the outbox in DATA_DIR' },
  MAIL_FROM: { about: 'Sender of mail', byDefault: 'Ikiraro <no-reply@localhost>' },
  NOTICE_DELAY: {
    about: 'Seconds that mail about a changed timetable waits, so that further changes come in the same mail',
    byDefault: '120',
  },
  MEETING_LOG_MONTHS: {
    about: 'Months, 6 to 240, that what was said and drawn in a meeting of no institution is kept after it',
    byDefault: '24',
  },
  DEMO: {
    about:
      'true loads a demo university: on localhost with passwords that everybody knows, elsewhere with passwords made at random; false closes the accounts of one that was loaded before',
    byDefault: 'true with the embedded database on localhost, else false',
  },
  FREE_DOCUMENTS: {
    about:
      'true answers every GraphQL document that keeps the limits, not only those of the pages: for programs that build on it',
    byDefault: 'false (`npm run dev`: true)',
  },
  LOG_LEVEL: { about: 'fatal, error, warn, info, debug or trace', byDefault: 'info' },
};

export interface Config {
  port: number;
  host: string;
  /** Where api and live listen: this machine only, unless HOST says otherwise (in a container it must). */
  serviceHost: string;
  publicAddress: string;
  /** Whether the public address is this machine's own: then no other machine is meant to connect. */
  local: boolean;
  /** The proxies in front of our own. */
  trustedProxies: Trust;
  dataDir: string;
  /** Absent until the embedded database has been started (`npm start` passes it on). */
  databaseUrl: string | undefined;
  apiPort: number;
  livePort: number;
  sfu: { port: number; address: string; workers: number; workerBin: string | undefined };
  ticketSecret: string;
  /** `noticeDelay`: seconds that mail about changes waits for further ones. */
  mail: { smtpUrl: string | undefined; from: string; noticeDelay: number };
  /** Months that the log of a meeting of no institution is kept. */
  meetingLogMonths: number;
  demo: boolean;
  freeDocuments: boolean;
  logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace';
}

/** A setting that cannot be used. `message` is for the operator. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/** Settings that hold passwords: a message never shows their value. */
const secret = new Set(['TICKET_SECRET', 'SMTP_URL', 'DATABASE_URL']);

function sentence(issue: v.BaseIssue<unknown>): string {
  const name = String(issue.path?.[0]?.key);
  return secret.has(name) ? `${issue.message}.` : `${issue.message} (it is "${String(issue.input)}").`;
}

/**
 * @throws {ConfigError} naming every variable that is wrong and what it must be
 */
export function readConfig(env: Readonly<Record<string, string | undefined>> = process.env): Config {
  const known = Object.keys(schema.entries);
  const given = Object.fromEntries(known.flatMap((name) => (env[name] ? [[name, env[name]]] : [])));
  const parsed = v.safeParse(schema, given);
  if (!parsed.success) {
    throw new ConfigError(parsed.issues.map(sentence).join('\n'));
  }
  const set = parsed.output;
  const publicAddress = set.PUBLIC_ADDRESS ?? `http://localhost:${set.PORT}`;
  const publicHost = new URL(publicAddress).hostname;
  const local = isThisMachine(publicHost);
  return {
    port: set.PORT,
    host: set.HOST,
    serviceHost: given.HOST ?? '127.0.0.1',
    publicAddress,
    local,
    trustedProxies: set.TRUSTED_PROXIES,
    dataDir: resolve(set.DATA_DIR),
    databaseUrl: set.DATABASE_URL,
    apiPort: set.API_PORT,
    livePort: set.LIVE_PORT,
    sfu: {
      port: set.SFU_PORT,
      address: set.SFU_ADDRESS ?? (publicHost === 'localhost' ? '127.0.0.1' : publicHost),
      workers: set.SFU_WORKERS ?? availableParallelism(),
      workerBin: set.MEDIASOUP_WORKER_BIN,
    },
    // A process started alone gets a secret of its own; `npm start` gives api and live the same one.
    ticketSecret: set.TICKET_SECRET ?? randomBytes(32).toString('hex'),
    mail: { smtpUrl: set.SMTP_URL, from: set.MAIL_FROM, noticeDelay: set.NOTICE_DELAY },
    meetingLogMonths: set.MEETING_LOG_MONTHS,
    // A server that others can reach needs an explicit setting.
    demo: set.DEMO ?? (set.DATABASE_URL === undefined && local),
    freeDocuments: set.FREE_DOCUMENTS,
    logLevel: set.LOG_LEVEL,
  };
}
