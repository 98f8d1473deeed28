import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { GraphQLError, buildSchema, parse, specifiedRules, validate } from 'graphql';
import { documentLimitsRule, maxTokens } from './document-limits.ts';

/**
 * Documents made to be expensive, at a size and at eight times of it, up to the most tokens that are read. The work must grow with the document and
 * not with its square, which would be 64 times. The allowed factor is far from both, because a busy machine measures badly.
 */
const [small, large] = [240, 1_900];
const allowed = 30;
/** ms of work below which nothing is compared. */
const floor = 10;

const schema = buildSchema(readFileSync('apps/api/schema.graphql', 'utf8'));
const many = (count: number, text: (index: number) => string) =>
  Array.from({ length: Math.floor(count) }, (_, index) => text(index)).join(' ');

/** About so many tokens of each. */
const shapes: Record<string, (tokens: number) => string> = {
  'fragments that double': (tokens) =>
    `{ ...f0 } ${many(tokens / 12, (n) => `fragment f${n} on Query { ...f${n + 1} ...f${n + 1} }`)}
     fragment f${Math.floor(tokens / 12)} on Query { viewer { id } }`,
  'fragments one in the other': (tokens) =>
    `{ ...f0 } ${many(tokens / 9, (n) => `fragment f${n} on Query { ...f${n + 1} }`)}
     fragment f${Math.floor(tokens / 9)} on Query { viewer { id } }`,
  'fragments that each hold all later ones': (tokens) => {
    const count = Math.floor(Math.sqrt(tokens / 2));
    const later = (n: number) => many(count - n - 1, (m) => `...f${n + m + 1}`);
    return `{ ...f0 } ${many(count, (n) => `fragment f${n} on Query { viewer { id } ${later(n)} }`)}`;
  },
  'fragments that ask for the same': (tokens) =>
    `{ ${many(tokens / 20, (n) => `...f${n}`)} } ${many(tokens / 20, (n) => `fragment f${n} on Query { viewer { id name } }`)}`,
  'one field again and again': (tokens) => `{ ${many(tokens / 5, () => 'viewer { id }')} }`,
  'one leaf again and again': (tokens) => `{ viewer { ${many(tokens, () => 'id')} } }`,
  'the same in one bracket after the other': (tokens) =>
    `{ ${many(tokens / 10, () => '... on Query { viewer { id } }')} }`,
  'brackets in brackets': (tokens) => `{ ${'... { '.repeat(tokens / 4)} viewer { id } ${'}'.repeat(tokens / 4)} }`,
  'fields that are not there': (tokens) => `{ ${many(tokens, (n) => `x${n}`)} }`,
  aliases: (tokens) => `{ ${many(tokens / 7, (n) => `a${n}: viewer { id }`)} }`,
  directives: (tokens) => `{ viewer { id ${many(tokens / 7, () => '@include(if: true)')} } }`,
  variables: (tokens) => `query (${many(tokens / 5, (n) => `$v${n}: Int`)}) { viewer { id } }`,
  'lists in lists': (tokens) => `{ find(text: ${'['.repeat(tokens / 2)}${']'.repeat(tokens / 2)}) { id } }`,
  'an input of fields that are not there': (tokens) =>
    `{ timesTogether(input: { ${many(tokens / 4, (n) => `a${n}: 1`)} }) { startsAt } }`,
};

/** ms of work to find out that a document is refused, or not. */
function work(text: string): number {
  const before = process.cpuUsage();
  try {
    validate(schema, parse(text, { maxTokens }), [...specifiedRules, documentLimitsRule]);
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
  }
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

/** The least of some measurements: other work of the machine only adds to one. */
const least = (text: string) => Math.min(...Array.from({ length: 4 }, () => work(text)));

test.each(Object.entries(shapes))('the cost of %s grows with their length', (_, shape) => {
  expect(() => parse(shape(large), { maxTokens })).not.toThrow();
  expect(shape(large).length).toBeGreaterThan(5 * shape(small).length);
  const [little, much] = [least(shape(small)), least(shape(large))];
  expect(much).toBeLessThan(allowed * Math.max(little, floor));
});
