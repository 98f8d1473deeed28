import { readFileSync, readdirSync } from 'node:fs';
import { buffer } from 'node:stream/consumers';
import { expect, test } from '@jest/globals';
import { csvFile, csvStream } from './csv-file.ts';

const rows = [
  ['Nom', 'Part'],
  ['Uwase; «Aline», "Ali"', 12.5],
  ['=1+1', -3],
];

test.each([
  ['fr', '\uFEFFNom;Part\r\n"Uwase; «Aline», ""Ali""";12,5\r\n\'=1+1;-3\r\n'],
  ['en', '\uFEFFNom,Part\r\n"Uwase; «Aline», ""Ali""",12.5\r\n\'=1+1,-3\r\n'],
] as const)('in %s as its spreadsheets open it, at once or in a stream', async (language, expected) => {
  expect(csvFile(rows, language)).toBe(expected);
  // A decoder would take the mark away.
  expect((await buffer(csvStream(rows, language))).toString()).toBe(expected);
});

test('a line break in a cell is quoted, whatever kind it is', () => {
  expect(csvFile([['a\nb', 'c\r\nd', 'e\rf']], 'en')).toBe('\uFEFF"a\nb","c\r\nd","e\rf"\r\n');
});

test('no other file of the services writes separated values, but the bundle for programs', () => {
  const writers = readdirSync('apps', { recursive: true, encoding: 'utf8' }).filter(
    (path) =>
      /^(api|live)\/src\/.*(?<!\.test)\.ts$/.test(path) &&
      /from 'csv-stringify/.test(readFileSync(`apps/${path}`, 'utf8')),
  );
  expect(writers.sort()).toEqual(['api/src/csv/csv-file.ts', 'api/src/register/export/bundle.ts']);
});
