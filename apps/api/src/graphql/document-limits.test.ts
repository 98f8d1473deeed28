import { describe, expect, test } from '@jest/globals';
import { buildSchema, parse, validate } from 'graphql';
import { documentLimitsRule } from './document-limits.ts';
import { Measure } from './document-size.ts';
import type { Size } from './document-size.ts';

const schema = buildSchema(`
  type Query { node: Node nodes: [Node!]! }
  type Node { name: String self: Node all: [Node!]! page(first: Int = 20): NodeConnection! most(first: Int): NodeConnection! }
  type NodeConnection { nodes: [Node!]! totalCount: Int! }
  type Mutation { change: Node }
`);
const problems = (document: string) =>
  validate(schema, parse(document), [documentLimitsRule]).map(({ message }) => message);

/** The size of a document as the rule measures it. */
function sizeOf(document: string): Omit<Size, 'operations'> {
  let size: Omit<Size, 'operations'> | undefined;
  validate(schema, parse(document), [
    (context) => ({
      OperationDefinition(operation) {
        const root = schema.getRootType(operation.operation);
        if (root) size = new Measure(context).ofOperation(operation, root);
      },
    }),
  ]);
  if (!size) throw new Error('no operation');
  return size;
}

const nested = (levels: number) => 'self { '.repeat(levels) + 'name' + ' }'.repeat(levels);

describe('limits of a document', () => {
  test('root fields count alias by alias, in fragments too', () => {
    const aliases = (from: number, count: number) =>
      Array.from({ length: count }, (_, n) => `a${from + n}: node { name }`).join(' ');
    expect(problems(`{ ${aliases(0, 30)} }`)).toEqual([]);
    expect(problems(`{ ${aliases(0, 31)} }`)).toContainEqual(expect.stringContaining('31 root fields; 30 are allowed'));
    expect(problems(`{ ...F ... { ${aliases(0, 16)} } } fragment F on Query { ${aliases(20, 16)} }`)).toContainEqual(
      expect.stringContaining('32 root fields'),
    );
  });

  test('a document with too many levels is refused', () => {
    expect(problems(`{ node { ${nested(10)} } }`)).toEqual([]);
    expect(problems(`{ node { ${nested(11)} } }`)).toEqual([expect.stringContaining('13 levels; 12 are allowed')]);
    expect(problems(`{ node { ${nested(5)} ...F } } fragment F on Node { ${nested(11)} }`)).toHaveLength(1);
  });

  test('lists inside lists count, also with other fields between them', () => {
    expect(problems('{ nodes { self { all { all { name } } } } }')).toEqual([]);
    expect(problems('{ nodes { self { all { self { all { all { name } } } } } } }')).toEqual([
      expect.stringContaining('4 lists inside lists; 3 are allowed'),
    ]);
    expect(
      problems('{ nodes { ...F } } fragment F on Node { all { ... on Node { all { all { name } } } } }'),
    ).toHaveLength(1);
  });

  test('pages are lists too', () => {
    expect(problems('{ nodes { page(first: 1) { nodes { page(first: 1) { nodes { name } } } } } }')).toEqual([]);
    expect(problems('{ nodes { page(first: 1) { nodes { page(first: 1) { nodes { all { name } } } } } } }')).toEqual([
      expect.stringContaining('4 lists inside lists'),
    ]);
  });

  test('a document with two operations is refused', () => {
    expect(problems('query A { node { name } } query B { node { name } }')).toEqual([
      expect.stringContaining('2 operations; one is allowed'),
    ]);
  });

  test('aliases count at any depth, in fragments too', () => {
    const aliases = (from: number, count: number) =>
      Array.from({ length: count }, (_, n) => `a${from + n}: name`).join(' ');
    expect(problems(`{ node { name: name ${aliases(0, 30)} } }`)).toEqual([]);
    expect(problems(`{ node { ${aliases(0, 16)} ...F } } fragment F on Node { self { ${aliases(20, 16)} } }`)).toEqual([
      expect.stringContaining('32 aliases; 30 are allowed'),
    ]);
  });

  test.each([
    ['one object', '{ node { name } }', 1],
    ['a plain list counts as ten', '{ nodes { name self { name } } }', 20],
    ['a page as what is asked for, with its frame', '{ node { page(first: 7) { totalCount nodes { name } } } }', 15],
    ['a page as the schema has it', '{ node { page { nodes { name } } } }', 41],
    ['a page without either', '{ node { most { nodes { name } } } }', 101],
    ['a page in a variable as the largest', 'query ($n: Int) { node { page(first: $n) { nodes { name } } } }', 401],
    ['what is below multiplied', '{ nodes { page(first: 5) { nodes { self { name } } } } }', 10 * (1 + 5 * 3)],
    [
      'a fragment as often as it is asked for',
      '{ nodes { ...F } node { ...F } } fragment F on Node { self { name } }',
      22,
    ],
  ])('cost: %s', (_, document, cost) => {
    expect(sizeOf(document).cost).toBe(cost);
  });

  test('an answer that may be too large is refused before it is made', () => {
    expect(problems('{ nodes { page(first: 200) { nodes { all { name } } } } }')).toEqual([
      expect.stringMatching(/may hold 24\d{3} objects; 20000 are allowed/),
    ]);
    expect(problems('{ nodes { page(first: 100) { nodes { all { name } } } } }')).toEqual([]);
  });

  test('lists side by side are not inside each other', () => {
    expect(problems('{ nodes { all { name } a: all { name } b: all { name } c: all { name } } }')).toEqual([]);
  });

  test('a fragment inside itself comes to an end here, and another rule refuses it', () => {
    const cyclic = '{ node { ...F } } fragment F on Node { self { ...G } } fragment G on Node { self { ...F } }';
    expect(problems(cyclic)).toEqual([]);
    expect(validate(schema, parse(cyclic)).map(({ message }) => message)).toEqual([
      expect.stringContaining('Cannot spread fragment'),
    ]);
  });

  test('fragments of fragments cost no more than their text', () => {
    const fragments = Array.from(
      { length: 60 },
      (_, n) => `fragment F${n} on Node { ...F${n + 1} ... { ...F${n + 1} } }`,
    );
    expect(problems(`{ node { ...F0 } } ${fragments.join(' ')} fragment F60 on Node { name }`)).toEqual([]);
  });

  test('unknown names are left to other rules', () => {
    expect(problems('{ nothing { at { all } } ...Gone } fragment X on Nowhere { a }')).toEqual([]);
  });
});
