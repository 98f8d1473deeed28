import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { rootFields } from '../src/access/require-permissions.ts';
import { everybody, mayRead, operations } from './operations.ts';
import type { Operation, Who } from './operations.ts';
import { startApi } from './running-api.ts';
import type { RunningApi } from './running-api.ts';
import { saveWorld } from './world.ts';
import type { World } from './world.ts';

let api: RunningApi;
let world: World;

beforeAll(async () => {
  api = await startApi();
  world = await saveWorld(api.dataSource);
});
afterAll(() => api.close());

const personOf = (who: Exclude<Who, 'nobody'>): string =>
  who === 'stranger' || who === 'coordinator' || who === 'platformAdmin' ? world[who] : world.own[who];
const cookieOf = async (who: Who) => (who === 'nobody' ? undefined : api.cookieOf(personOf(who)));

const accessCodes = ['NOT_SIGNED_IN', 'NOT_FOUND', 'NOT_ALLOWED'];
/** What somebody is told who may not: never whether something exists that is not theirs to see. */
const refusalFor = (who: Who, where: 'own' | 'other', { ofPlatform = false, ofTwo = false } = {}) => {
  if (who === 'nobody') return 'NOT_SIGNED_IN';
  return ofPlatform || (mayRead[where].includes(who) && !ofTwo) ? 'NOT_ALLOWED' : 'NOT_FOUND';
};

/** Everything people could have changed. */
const contents = async (): Promise<unknown> =>
  api.dataSource.query(
    [
      ...['institution', 'campus', 'term', 'course', 'section', 'section_lecturer', 'enrolment', 'session', 'class'],
      ...['person', 'membership', 'invitation', 'cohort', 'cohort_member', 'section_cohort', 'waiting_place'],
      ...['mentor_offer', 'mentoring_request', 'mentorship'],
      ...['mentoring_programme', 'mentoring_lead', 'mentoring_participant'],
    ]
      .map(
        (table) =>
          `SELECT '${table}' AS name, md5(coalesce(string_agg(t::text, ',' ORDER BY t::text), '')) FROM ${table} t`,
      )
      .join(' UNION ALL '),
  );

test('every root field declares its permission and is in the table', () => {
  const { schema } = api.app.get(GraphQLSchemaHost);
  const fields = rootFields(schema);
  expect(fields.filter(({ allowed }) => allowed === undefined)).toEqual([]);
  expect(Object.keys(operations).sort()).toEqual(fields.map(({ name }) => name).sort());
});

// Before anybody is enrolled who was not.
describe.each([
  ['attendance', 'csv', ['teaching', 'admin'], []],
  ['board', 'json', ['enrolled', 'teaching', 'admin', 'platformAdmin'], ['platformAdmin']],
  ['written', 'csv', ['teaching'], []],
  ['notes', 'txt', ['teaching'], []],
] as [string, string, Who[], Who[]][])('%s of a class as a file', (file, ending, own, other) => {
  const may: Record<'own' | 'other', Who[]> = { own, other };
  const combinations = (['own', 'other'] as const).flatMap((where) => everybody.map((who) => [who, where] as const));

  test.each(combinations)('%s, %s university', async (who, where) => {
    const response = await api.get(`/files/${file}/${world[where].sessionId}.${ending}`, await cookieOf(who));
    const statusOf: Record<string, number> = { NOT_SIGNED_IN: 401, NOT_FOUND: 404, NOT_ALLOWED: 403 };
    expect(response.status).toBe(may[where].includes(who) ? 200 : statusOf[refusalFor(who, where)]);
  });
});

const cases = Object.entries(operations).flatMap(([name, operation]) =>
  (['own', 'other'] as const).map((where) => [name, where, operation] as const),
);

describe.each(['own', 'other'] as const)('load of a term as a file, %s university', (where) => {
  test.each(everybody)('%s', async (who) => {
    const response = await api.get(`/files/load/${world[where].termId}.csv`, await cookieOf(who));
    const statusOf: Record<string, number> = { NOT_SIGNED_IN: 401, NOT_FOUND: 404, NOT_ALLOWED: 403 };
    expect(response.status).toBe(who === 'admin' && where === 'own' ? 200 : statusOf[refusalFor(who, where)]);
  });
});

describe.each(cases)('%s, %s university', (_, where, operation: Operation) => {
  const variablesAt = async (who: Who) =>
    (await operation.variables?.(world[where], api.dataSource, world, who === 'nobody' ? null : personOf(who))) ?? {};

  // Jest refuses an empty table, and some things are for nobody of another university.
  const eachOf = (who: readonly Who[]) => (who.length > 0 ? test.each([...who]) : () => undefined);

  eachOf(operation.who[where])('%s may', async (who) => {
    const cookie = await cookieOf(who);
    const { errors } = await api.ask(operation.document, await variablesAt(who), cookie ? { cookie } : {});
    // What anybody may try can still be wrong (a password, a link), but not for want of a permission.
    expect(errors.map(({ extensions }) => extensions.code).filter((code) => accessCodes.includes(code))).toEqual([]);
    if (
      !['signIn', 'resetPassword', 'deactivateAccount', 'eraseAccount', 'createApiToken'].some((name) =>
        operation.document.includes(`${name}(`),
      )
    )
      expect(errors).toEqual([]);
  });

  const others = everybody.filter((who) => !operation.who[where].includes(who));
  eachOf(others)('%s may not, and nothing changes', async (who) => {
    const cookie = await cookieOf(who);
    const variables = await variablesAt(who);
    // A letter of an earlier request, when it is sent, writes down that it was.
    await api.mailIsOut();
    const before = await contents();
    const { errors, data } = await api.ask(operation.document, variables, cookie ? { cookie } : {});
    expect(errors.map(({ extensions }) => extensions.code)).toEqual([refusalFor(who, where, operation)]);
    expect(Object.values(data ?? {}).filter((value) => value !== null)).toEqual([]);
    expect(await contents()).toEqual(before);
  });
});

describe('ids that name nothing', () => {
  const byId = Object.entries(operations).filter(([, { variables }]) => variables !== undefined);
  // An address or a secret is no id; a purpose, hours, what is searched for and the code of a classification neither.
  const byOther = [
    'signIn',
    'requestPasswordReset',
    'acceptInvitation',
    'declineInvitation',
    'giveConsent',
    'withdrawConsent',
    'setAvailability',
    'saveMyCompetences',
    'saveMyExpert',
    'setMatchingWeights',
    'moveMyExpert',
    'confirmExpert',
    'confirmMyExpert',
  ].map((name) => `Mutation.${name}`);
  const byText = ['fieldsOfEducation', 'sectors', 'skills', 'fieldOfEducation', 'sector'].map(
    (name) => `Query.${name}`,
  );
  const withIds = byId.filter(
    ([name]) => ![...byOther, ...byText, 'Query.invitation', 'Query.expertConfirmation'].includes(name),
  );

  test.each(withIds)('%s answers malformed and unknown ids like those of others', async (_, operation) => {
    const { own } = operation.who;
    // Of what coordinators alone may do, others learn no more than that.
    const ofCoordinators = own.includes('coordinator') && !own.includes('platformAdmin');
    const caller = ofCoordinators ? world.coordinator : world.platformAdmin;
    const cookie = await api.cookieOf(caller);
    const variables = (await operation.variables?.(world.own, api.dataSource, world, caller)) ?? {};
    for (const id of ['', 'x', "1' OR '1'='1", '00000000-0000-4000-8000-000000000000', `${world.own.sectionId}\0`]) {
      const { errors } = await api.ask(operation.document, withEveryId(variables, id) as object, { cookie });
      expect(errors.map(({ extensions }) => extensions.code)).toEqual(['NOT_FOUND']);
    }
  });

  const uuid = /^[0-9a-f-]{36}$/;
  function withEveryId(value: unknown, id: string): unknown {
    if (typeof value === 'string') return uuid.test(value) ? id : value;
    if (Array.isArray(value)) return value.map((one) => withEveryId(one, id));
    if (typeof value === 'object' && value !== null) {
      return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, withEveryId(one, id)]));
    }
    return value;
  }
});
