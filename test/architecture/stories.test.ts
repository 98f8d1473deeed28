import { expect, test } from '@jest/globals';
import { readFileSync, readdirSync } from 'node:fs';

/** The browser tests share one platform, in which a course's code is given once. */
test('no two browser tests bring a course of the same code', () => {
  const folder = new URL('../browser/', import.meta.url);
  const codes = readdirSync(folder)
    .filter((name) => name.endsWith('.browser.test.ts'))
    .flatMap((name) => [...readFileSync(new URL(name, folder), 'utf8').matchAll(/\bcode: '([^']+)', title/g)])
    .map(([, code]) => code);
  expect(codes.length).toBeGreaterThan(5);
  expect(codes.filter((code, place) => codes.indexOf(code) !== place)).toEqual([]);
});
