import { expect, test } from '@jest/globals';
import { globSync, readFileSync } from 'node:fs';

/**
 * Names are in one order everywhere: `inOrder`, or byte by byte (`COLLATE "C"`) where machines compare. Otherwise Clément stands
 * before Célestin in one list and after him in the next.
 */
const sources = globSync('apps/*/src/**/*.ts').filter((file) => !file.endsWith('.test.ts'));
const ordered = /ORDER BY ([^\n`]*)/g;
const settled = /\$\{inOrder\((?:[^()]|\([^()]*\))*\)\}|[\w.]+ COLLATE "C"/g;
const bare = /(?:\w+\.)?\b(?:name|title)\b|fold_text/;

const offences = (text: string) =>
  [...text.matchAll(ordered)].map(([, order = '']) => order).filter((order) => bare.test(order.replace(settled, '')));

test('no list is ordered by a name in the order of the database', () => {
  expect(sources.length).toBeGreaterThan(200);
  const found = sources.flatMap((file) => offences(readFileSync(file, 'utf8')).map((order) => `${file}: ${order}`));
  expect(found).toEqual([]);
});

test('the rule finds an order by name', () => {
  expect(offences('SELECT 1 ORDER BY person.name, person.id`')).toHaveLength(1);
  expect(offences('ORDER BY day, fold_text(closing_day.name)')).toHaveLength(1);
  expect(offences("ORDER BY ${inOrder('person.name')}, title")).toHaveLength(1);
  expect(offences("ORDER BY ${inOrder('person.name')}, person.id")).toEqual([]);
  expect(offences('ORDER BY cohort.name COLLATE "C")')).toEqual([]);
});
