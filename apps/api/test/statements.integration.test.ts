import { AsyncLocalStorage } from 'node:async_hooks';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import pg from 'pg';
import { format, resolveConfig } from 'prettier';
import { grow } from './growth.ts';
import { operations } from './operations.ts';
import type { Operation } from './operations.ts';
import { startApi } from './running-api.ts';
import type { RunningApi } from './running-api.ts';
import { widest } from './widest.ts';
import { saveWorld } from './world.ts';
import type { World } from './world.ts';

/**
 * SQL statements that each operation costs, with one row and with twenty-one of everything. The numbers are kept in statements.json
 * and reviewed there: `UPDATE_COUNTS=1` writes it anew. Queries are asked for every field they have.
 */
jest.setTimeout(120_000);

const file = 'apps/api/test/statements.json';
/** They work on after their answer. */
const goesOn = ['Mutation.applyRegisterImport', 'Mutation.readRegisterImportAs'];
const counted = Object.entries(operations).filter(
  ([name]) => !name.startsWith('Subscription.') && !goesOn.includes(name),
);

/** What is no list, one that does not grow with the university, or one whose page is full with one row of each. */
const notGrowing = [
  'Query.platform',
  'Query.jobs',
  'Query.viewer',
  'Query.auditTrail',
  'Query.roomTimetable',
  'Query.find',
  'Query.timesTogether',
  'Query.myFreeTimes',
  'Query.mentoringToAnswer',
  'Query.mentoringDigest',
  'Query.mentoringReport',
  'Query.checkPlan',
  'Query.checkMove',
  'Query.checkProposal',
  'Query.cohort',
  'Query.member',
  'Query.expert',
  'Query.expertCard',
  'Query.expertConfirmation',
  'Query.expertConfirmationDue',
  'Query.myExpert',
  'Query.readableInstitutions',
  'Query.invitation',
  'Query.ownInvitations',
  'Query.registerImport',
  'Query.rosterImport',
  'Query.attendance',
  'Query.classReport',
  'Query.classBoard',
  'Query.classAfter',
  'Query.deck',
  'Query.fieldsOfEducation',
  'Query.sectors',
  'Query.skills',
  'Query.fieldOfEducation',
  'Query.sector',
  'Query.skill',
  'Query.mentorship',
  'Query.meetingTimes',
  'Query.suggestedMentors',
  'Query.matchingWeights',
  'Query.matchingPreview',
];

interface Cost {
  statements: number;
  bytes: number;
  sent: string[];
}
const small = new Map<string, Cost>();
const large = new Map<string, Cost>();
let api: RunningApi;

/** What the request that is being counted sends; what earlier ones go on doing after their answer is not its own. */
const requests = new AsyncLocalStorage<{ sent: string[] } | undefined>();
let counting: { sent: string[] } | undefined;

beforeAll(async () => {
  api = await startApi();
  const server = api.app.getHttpServer();
  const emit = server.emit.bind(server);
  server.emit = (event: string, ...given: unknown[]) => requests.run(counting, () => emit(event, ...given));
  const send = pg.Client.prototype.query as (...given: unknown[]) => unknown;
  jest.spyOn(pg.Client.prototype, 'query').mockImplementation(function (this: pg.Client, ...given: unknown[]) {
    requests.getStore()?.sent.push(textOf(given[0]));
    return Reflect.apply(send, this, given) as never;
  });
  const world = await saveWorld(api.dataSource);
  await grow(api.dataSource, world.own, 1, 'one');
  for (const [name, operation] of counted) small.set(name, await costOf(name, operation, world));
  await grow(api.dataSource, world.own, 20, 'many');
  for (const [name, operation] of counted) large.set(name, await costOf(name, operation, world));
  if (!process.env['UPDATE_COUNTS']) return;
  const counts = Object.fromEntries(counted.map(([name]) => [name, small.get(name)?.statements]).sort());
  const options = await resolveConfig(file);
  writeFileSync(file, await format(JSON.stringify(counts), { ...options, parser: 'json' }));
});
afterAll(async () => {
  await api.close();
  jest.restoreAllMocks();
});

async function costOf(name: string, operation: Operation, world: World): Promise<Cost> {
  const caller = callerOf(operation, world);
  const variables = (await operation.variables?.(world.own, api.dataSource, world, caller)) ?? {};
  const { schema } = api.app.get(GraphQLSchemaHost);
  const document = name.startsWith('Query.') ? widest(schema, operation.document) : operation.document;
  const options = caller === null ? {} : { cookie: await api.cookieOf(caller) };
  const sent: string[] = [];
  counting = { sent };
  try {
    const { body, errors } = await api.ask(document, variables, options);
    // What is done after the answer is counted too.
    await api.mailIsOut();
    if (name.startsWith('Query.') && errors.length > 0)
      throw new Error(`${name}: ${JSON.stringify(errors)} (${document})`);
    return { statements: sent.length, bytes: body.length, sent };
  } finally {
    counting = undefined;
  }
}

/** One that is prepared comes with its name. */
const textOf = (statement: unknown) =>
  typeof statement === 'string' ? statement : String((statement as { text?: unknown } | undefined)?.text);

/** Somebody who has much of it: of what everybody may ask, a student; of what few may, the admin. */
function callerOf({ who: { own } }: Operation, world: World): string | null {
  if (own.includes('stranger')) return world.own.enrolled;
  if (own.includes('admin')) return world.own.admin;
  if (own.includes('teaching')) return world.own.teaching;
  if (own.includes('enrolled')) return world.own.enrolled;
  if (own.includes('platformAdmin')) return world.platformAdmin;
  return own.includes('coordinator') ? world.coordinator : null;
}

test.each(counted.map(([name]) => name))('%s costs as many statements with many rows as with one', (name) => {
  const [one, many] = [small.get(name), large.get(name)];
  if (many?.statements !== one?.statements) expect(many?.sent).toEqual(one?.sent);
  if (name.startsWith('Query.') && !notGrowing.includes(name)) {
    expect(many?.bytes).toBeGreaterThan(1.5 * (one?.bytes ?? 0));
  }
});

test('the counts are those that were reviewed (UPDATE_COUNTS=1 writes them anew)', () => {
  const counts = Object.fromEntries(counted.map(([name]) => [name, small.get(name)?.statements]));
  expect(counts).toEqual(existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {});
});
