import { expect, test } from '@jest/globals';
import { buildSchema, execute, parse } from 'graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { fieldsAsked } from './asked.ts';

const schema = buildSchema(
  'type Query { page: Page } type Page { nodes: [Node] total: Int } type Node { id: ID name: String page: Page }',
);

/** The fields asked of the root field `page`, along a path. */
function asked(document: string, ...path: string[]): string[] {
  let found: string[] = [];
  const page = (_: unknown, __: unknown, info: GraphQLResolveInfo) => {
    found = [...fieldsAsked(info, ...path)];
    return null;
  };
  void execute({
    schema,
    document: parse(document),
    rootValue: { page: (given: unknown, context: unknown, info: GraphQLResolveInfo) => page(given, context, info) },
  });
  return found.sort();
}

test('fields are found, also within fragments and one below the other', () => {
  expect(asked('{ page { total } page { ... on Page { nodes { id } } } }')).toEqual(['nodes', 'total']);
  const document = '{ page { ...P } } fragment P on Page { nodes { ...N } } fragment N on Node { id name }';
  expect(asked(document)).toEqual(['nodes']);
  expect(asked(document, 'nodes')).toEqual(['id', 'name']);
});

test('a fragment that is spread twice is asked of both times', () => {
  const document = '{ page { nodes { ...N page { nodes { ...N } } } } } fragment N on Node { id }';
  expect(asked(document, 'nodes')).toEqual(['id', 'page']);
  expect(asked(document, 'nodes', 'page', 'nodes')).toEqual(['id']);
});

test('the work for fragments that double with each step grows with their text only', () => {
  // Looked at one by one there are 2 to the power of 60 of them.
  const steps = Array.from(
    { length: 60 },
    (_, n) => `fragment F${String(n)} on Page { ...F${String(n + 1)} ...F${String(n + 1)} }`,
  );
  expect(asked(`{ page { ...F0 } } ${steps.join(' ')} fragment F60 on Page { total }`)).toEqual(['total']);
});
