import { describe, expect, test } from '@jest/globals';
import { buildSchema, parse, validate } from 'graphql';
import { documentLimitsRule } from './document-limits.ts';

const schema = buildSchema(`
  type Query { node: Node nodes: [Node!]! }
  type Node { name: String self: Node all: [Node!]! }
`);
const problems = (document: string) =>
  validate(schema, parse(document), [documentLimitsRule]).map(({ message }) => message);

const nested = (levels: number) => 'self { '.repeat(levels) + 'name' + ' }'.repeat(levels);

describe('limits of a document', () => {
  test('root fields count alias by alias, in fragments too', () => {
    const aliases = (from: number, count: number) =>
      Array.from({ length: count }, (_, n) => `a${from + n}: node { name }`).join(' ');
    expect(problems(`{ ${aliases(0, 30)} }`)).toEqual([]);
    expect(problems(`{ ${aliases(0, 31)} }`)).toEqual([expect.stringContaining('31 root fields; 30 are allowed')]);
    expect(problems(`{ ...F ... { ${aliases(0, 16)} } } fragment F on Query { ${aliases(20, 16)} }`)).toEqual([
      expect.stringContaining('32 root fields'),
    ]);
  });

  test('levels', () => {
    expect(problems(`{ node { ${nested(8)} } }`)).toEqual([]);
    expect(problems(`{ node { ${nested(9)} } }`)).toEqual([expect.stringContaining('11 levels; 10 are allowed')]);
    expect(problems(`{ node { ${nested(5)} ...F } } fragment F on Node { ${nested(9)} }`)).toHaveLength(1);
  });

  test('lists inside lists, whatever stands between them', () => {
    expect(problems('{ nodes { self { all { all { name } } } } }')).toEqual([]);
    expect(problems('{ nodes { self { all { self { all { all { name } } } } } } }')).toEqual([
      expect.stringContaining('4 lists inside lists; 3 are allowed'),
    ]);
    expect(
      problems('{ nodes { ...F } } fragment F on Node { all { ... on Node { all { all { name } } } } }'),
    ).toHaveLength(1);
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
