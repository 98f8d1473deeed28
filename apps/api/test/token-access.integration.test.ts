import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { tokenScopes } from '#access';
import type { TokenScope } from '#access';
import { rootFields } from '../src/access/require-permissions.ts';
import type { Allowed } from '../src/access/allow.ts';
import { scopeOf } from '../src/access/opened-by.ts';
import { operations } from './operations.ts';
import type { Operation } from './operations.ts';
import { startApi } from './running-api.ts';
import type { Reply, RunningApi } from './running-api.ts';
import { saveToken } from './tokens.ts';
import type { SavedToken } from './tokens.ts';
import { saveWorld } from './world.ts';
import type { World } from './world.ts';

let api: RunningApi;
let world: World;
let permissions: Map<string, Allowed | undefined>;
beforeAll(async () => {
  api = await startApi();
  world = await saveWorld(api.dataSource);
  const { schema } = api.app.get(GraphQLSchemaHost);
  permissions = new Map(rootFields(schema).map(({ name, allowed }) => [name, allowed]));
});
afterAll(() => api.close());

const byPost = Object.entries(operations).filter(([name]) => !name.startsWith('Subscription.'));
const opened = byPost.flatMap(([name, operation]) => {
  const scope = scopeOf(name);
  return scope ? [[name, scope, operation] as const] : [];
});
const closed = byPost.filter(([name]) => scopeOf(name) === undefined);

/** Somebody who may do it at the own university. */
function callerOf({ who: { own } }: Operation): string {
  if (own.includes('admin')) return world.own.admin;
  return own.includes('teaching') ? world.own.teaching : world.own.enrolled;
}
const ask = async ({ document, variables }: Operation, caller: string, { headers }: SavedToken) =>
  api.ask(document, (await variables?.(world.own, api.dataSource, world, caller)) ?? {}, { headers });
const codes = ({ errors }: Reply) => errors.map(({ extensions }) => extensions.code);
/** What says that a request may not, as opposed to one that could not be done. */
const refusals = ['NOT_SIGNED_IN', 'NOT_ALLOWED', 'NOT_FOUND', 'SCOPE_MISSING', 'TOKEN_UNKNOWN', 'TOKEN_EXPIRED'];
const refusalsOf = (reply: Reply) => codes(reply).filter((code) => refusals.includes(code));
const allBut = (scope: TokenScope) => tokenScopes.filter((one) => one !== scope);

test('every scope opens something', () => {
  expect(new Set(opened.map(([, scope]) => scope))).toEqual(new Set(tokenScopes));
});

describe.each(opened)('%s, by %s', (name, scope, operation) => {
  test('a token with all other scopes is refused', async () => {
    const caller = callerOf(operation);
    const reply = await ask(operation, caller, await saveToken(api.dataSource, caller, { scopes: allBut(scope) }));
    expect(reply.errors).toMatchObject([{ extensions: { code: 'SCOPE_MISSING', facts: { scope } } }]);
  });

  test('a token with it gets what its person gets', async () => {
    const caller = callerOf(operation);
    const token = await saveToken(api.dataSource, caller);
    expect(refusalsOf(await ask(operation, caller, token))).toEqual([]);
  });

  test('a stranger with it gets no more than without a token', async () => {
    const cookie = await api.cookieOf(world.stranger);
    const variables = await operation.variables?.(world.own, api.dataSource, world, world.stranger);
    const byCookie = await api.ask(operation.document, variables ?? {}, { cookie });
    const { headers } = await saveToken(api.dataSource, world.stranger);
    const byToken = await api.ask(operation.document, variables ?? {}, { headers });
    expect(refusalsOf(byToken)).toEqual(refusalsOf(byCookie));
  });

  test('a token for another institution finds nothing, and one for this one all of it', async () => {
    const caller = callerOf(operation);
    const [elsewhere, here] = await Promise.all(
      [world.other, world.own].map(({ institutionId }) => saveToken(api.dataSource, caller, { institutionId })),
    );
    if (!elsewhere || !here) throw new TypeError('no token');
    const aboutPerson = permissions.get(name)?.of === undefined;
    expect(codes(await ask(operation, caller, elsewhere))).toEqual([aboutPerson ? 'NOT_ALLOWED' : 'NOT_FOUND']);
    expect(refusalsOf(await ask(operation, caller, here))).toEqual(aboutPerson ? ['NOT_ALLOWED'] : []);
  });
});

test.each(closed)('%s is closed to tokens with all scopes', async (_, operation) => {
  const reply = await ask(operation, world.platformAdmin, await saveToken(api.dataSource, world.platformAdmin));
  expect(codes(reply)).toEqual(['NOT_ALLOWED']);
  expect(reply.errors[0]?.message).toContain('No token opens');
});

test.each([
  ['a field', '{ section(id: $id) { cohort { name } } }'],
  ['a fragment', '{ section(id: $id) { ...S } } fragment S on Section { cohort { name } }'],
  ['another name', '{ section(id: $id) { students: cohort { name } } }'],
  [
    'a fragment of a fragment',
    '{ section(id: $id) { ...A ...A } } fragment A on Section { ...B } fragment B on Section { cohort { name } }',
  ],
])('nobody learns by way of %s who is in a section without the scope', async (_, document) => {
  const { headers } = await saveToken(api.dataSource, world.own.admin, { scopes: ['courses:read'] });
  const reply = await api.ask(`query ($id: ID!) ${document}`, { id: world.own.sectionId }, { headers });
  expect(reply.data).toBeNull();
  expect(reply.errors).toMatchObject([{ extensions: { code: 'SCOPE_MISSING', facts: { scope: 'people:read' } } }]);
});

test('a token opens no files', async () => {
  const { headers } = await saveToken(api.dataSource, world.own.teaching);
  const response = await fetch(`${api.url}/files/attendance/${world.own.sessionId}.csv`, { headers });
  expect(response.status).toBe(403);
  const own = await fetch(`${api.url}/files/my-data.json`, { headers });
  expect(own.status).toBe(403);
});
