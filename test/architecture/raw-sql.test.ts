import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { expect, test } from '@jest/globals';
import { rawSql } from './raw-sql.js';

/** Stale names of the list: no file of this name has raw SQL. */
function stale(listed: readonly string[], sources: readonly { file: string; text: string }[]): string[] {
  const callers = new Set(sources.flatMap(({ file, text }) => (/\.query\s*[<(]/.test(text) ? [basename(file)] : [])));
  return listed.filter((pattern) => !callers.has(basename(pattern)));
}

test('each name on the list of raw SQL is the name of a file that still has some', () => {
  const files = globSync('apps/{api,live}/src/**/*.ts').filter((file) => !/\.(test|repository)\.ts$/.test(file));
  const sources = files.map((file) => ({ file, text: readFileSync(file, 'utf8') }));
  expect(stale(rawSql, sources)).toEqual([]);
});

test('a name of no file, and one whose file has no raw SQL any more, are stale', () => {
  const sources = [
    { file: 'apps/api/src/a/held.ts', text: 'await manager.query(`SELECT`)' },
    { file: 'apps/api/src/a/typed.ts', text: 'await manager.query<[unknown, number]>(`DELETE`)' },
    { file: 'apps/api/src/a/moved.ts', text: 'await rows.query' },
  ];
  expect(stale(['**/held.ts', '**/typed.ts', '**/moved.ts', '**/gone.ts'], sources)).toEqual([
    '**/moved.ts',
    '**/gone.ts',
  ]);
});
