import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { isInputObjectType, isObjectType, parse } from 'graphql';
import type { GraphQLSchema } from 'graphql';
import { operations } from './operations.ts';
import { everybody } from './operations/who.ts';
import type { Who } from './operations/who.ts';
import { givePrivateWords } from './private-words.ts';
import type { PrivateWords } from './private-words.ts';
import { startApi } from './running-api.ts';
import type { RunningApi } from './running-api.ts';
import { widest } from './widest.ts';
import { saveWorld } from './world.ts';
import type { World } from './world.ts';

/**
 * Who reads what somebody wrote for few: each query is asked for all its fields, by everybody, about each person, mentorship and meeting
 * that has private words, and the text of the answer is looked through.
 */

jest.setTimeout(300_000);

let api: RunningApi;
let schema: GraphQLSchema;
let world: World;
let given: PrivateWords;
/** Name of a query -> document and variables that succeed. */
const queries = new Map<string, { document: string; variables: Record<string, unknown> }>();
/** Private word -> who was answered with it, by which queries. */
const read = new Map<string, Map<Who, Set<string>>>();
let asked = 0;

beforeAll(async () => {
  api = await startApi();
  ({ schema } = api.app.get(GraphQLSchemaHost));
  world = await saveWorld(api.dataSource);
  for (const [name, operation] of Object.entries(operations)) {
    if (!name.startsWith('Query.')) continue;
    const variables = (await operation.variables?.(world.own, api.dataSource, world, world.own.teaching)) ?? {};
    queries.set(name, { document: widest(schema, operation.document), variables: { ...variables } });
  }
  // Last, so that nothing that an operation needs has ended it.
  given = await givePrivateWords(api.dataSource, world.own);
  for (const who of everybody) await askEverything(who);
});
afterAll(() => api.close());

async function askEverything(who: Who): Promise<void> {
  const options = who === 'nobody' ? {} : { cookie: await api.cookieOf(personOf(who)) };
  for (const [name, { document, variables }] of queries) {
    const ids = idVariables(document);
    const rounds = ids.length === 0 ? [variables] : given.ids.map((id) => aboutId(variables, ids, id));
    for (const round of rounds) {
      const { body } = await api.ask(document, round, options);
      asked += 1;
      for (const { word } of given.words) if (body.includes(word)) note(word, who, name);
    }
  }
}

const personOf = (who: Exclude<Who, 'nobody'>): string =>
  who === 'stranger' || who === 'coordinator' || who === 'platformAdmin' ? world[who] : world.own[who];

function note(word: string, who: Who, query: string): void {
  const byWho = read.get(word) ?? new Map<Who, Set<string>>();
  byWho.set(who, (byWho.get(who) ?? new Set()).add(query));
  read.set(word, byWho);
}

/** Variables that are ids, and not those of a list or an input. */
function idVariables(document: string): string[] {
  const [operation] = parse(document).definitions;
  if (operation?.kind !== 'OperationDefinition') return [];
  return (operation.variableDefinitions ?? [])
    .filter(
      ({ type }) => type.kind === 'NonNullType' && type.type.kind === 'NamedType' && type.type.name.value === 'ID',
    )
    .map(({ variable }) => variable.name.value);
}

const aboutId = (variables: Record<string, unknown>, names: readonly string[], id: string) => ({
  ...variables,
  ...Object.fromEntries(names.map((name) => [name, id])),
});

test('every query was asked', () => {
  const root = schema.getQueryType()?.getFields() ?? {};
  expect([...queries.keys()].sort()).toEqual(
    Object.keys(root)
      .map((name) => `Query.${name}`)
      .sort(),
  );
  expect(asked).toBeGreaterThan(everybody.length * queries.size);
});

test('every private word is read by those whom it is for, and by nobody else', () => {
  const found = Object.fromEntries(
    given.words.map(({ what, word }) => [what, everybody.filter((who) => read.get(word)?.has(who))]),
  );
  const where = given.words.flatMap(({ what, word, readers }) =>
    [...(read.get(word) ?? [])]
      .filter(([who]) => !readers.includes(who))
      .map(([who, names]) => `${what} is answered to ${who} by ${[...names].join(', ')}`),
  );
  expect(where).toEqual([]);
  const expected = Object.fromEntries(
    given.words.map(({ what, readers }) => [what, everybody.filter((who) => readers.includes(who))]),
  );
  expect(found).toEqual(expected);
});

test('gender is answered to nobody but the expert', () => {
  const withGender = Object.values(schema.getTypeMap()).filter(
    (type) =>
      (isObjectType(type) || isInputObjectType(type)) &&
      Object.values(type.getFields()).some((field) => String(field.type).replaceAll(/[[\]!]/g, '') === 'Gender'),
  );
  expect(withGender.map(({ name }) => name).sort()).toEqual(['ExpertInput', 'MyExpert']);
});
