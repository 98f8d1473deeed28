import { expect, test } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { buildSchema, parse, specifiedRules, validate } from 'graphql';
import { documentLimitsRule, maxTokens } from './document-limits.ts';

const list = 'libs/contract/src/graphql/persisted-documents.json';
const typed = 'libs/contract/src/graphql/graphql.ts';
const known = existsSync(list) ? (JSON.parse(readFileSync(list, 'utf8')) as Record<string, string>) : {};
const schema = buildSchema(readFileSync('apps/api/schema.graphql', 'utf8'));
const nameOf = (text: string) => /\b(?:query|mutation|subscription) (\w+)/.exec(text)?.[1] ?? text;

test('each document of the pages has a name of its own', () => {
  const names = Object.values(known).map(nameOf);
  expect(names.length).toBeGreaterThan(10);
  expect(new Set(names).size).toBe(names.length);
});

test('no two documents have the same id', () => {
  const generated = existsSync(typed) ? readFileSync(typed, 'utf8') : '';
  const ids = [...generated.matchAll(/"documentId":"([^"]+)"/g)].map(([, id]) => id);
  expect(ids.length).toBeGreaterThan(10);
  expect(new Set(ids).size).toBe(ids.length);
});

test.each(Object.values(known).map((text) => [nameOf(text), text]))('%s keeps the limits', (_, text) => {
  const document = parse(text, { maxTokens });
  const errors = validate(schema, document, [...specifiedRules, documentLimitsRule]);
  expect(errors.map(({ message }) => message)).toEqual([]);
});
