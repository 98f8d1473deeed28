import { expect, test } from '@jest/globals';
import { globSync, readFileSync } from 'node:fs';

/** A sentence with a parameter is never used without it: the reader would see a gap. */
const catalogue: Record<string, string> = Object.assign(
  {},
  ...globSync('apps/web/src/**/en.json').map((file) => JSON.parse(readFileSync(file, 'utf8')) as object),
);
const saidAlone = /\bt\('([\w.]+)'\)/g;
const alternatives = /\bt\([^()]*\? '([\w.]+)' : '([\w.]+)'\)/g;

test('each parameter that a sentence names is given to it', () => {
  const sources = globSync('apps/web/src/**/*.{ts,tsx}').filter((file) => !file.includes('.test.'));
  const said = sources.flatMap((file) => {
    const text = readFileSync(file, 'utf8');
    return [...text.matchAll(saidAlone), ...text.matchAll(alternatives)].flatMap(([, ...ids]) =>
      ids.map((id) => ({ file, id })),
    );
  });
  expect(said.length).toBeGreaterThan(500);
  expect(said.filter(({ id }) => /\{\w/.test(catalogue[id] ?? ''))).toEqual([]);
});
