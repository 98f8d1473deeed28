import { expect, test } from '@jest/globals';
import { connection, largestPage, pageOf } from './paging.ts';

const rows = ['a', 'b', 'c'];
const keyOf = (row: string) => [row];

test('a cursor leads to the row after which the next page begins', () => {
  const { nodes, pageInfo, totalCount } = connection(rows, 2, 3, keyOf);
  expect([nodes, pageInfo.hasNextPage, totalCount]).toEqual([['a', 'b'], true, 3]);
  expect(pageOf({ first: 2, after: pageInfo.endCursor }, 1)).toEqual({ limit: 2, after: ['b'] });
});

test('the last page has no next page, and an empty page has no cursor', () => {
  expect(connection(rows, 3, 3, keyOf).pageInfo.hasNextPage).toBe(false);
  expect(connection([], 3, 0, keyOf).pageInfo).toEqual({ endCursor: null, hasNextPage: false });
});

test.each([0, -1, largestPage + 1])('a page of %i rows is refused', (first) => {
  expect(() => pageOf({ first }, 1)).toThrow('A page has 1 to');
});

test.each([
  'x',
  '',
  Buffer.from('{}').toString('base64url'),
  Buffer.from('["a","b"]').toString('base64url'),
  Buffer.from('["\\u0000"]').toString('base64url'),
])('cursor %j is refused', (after) => {
  expect(() => pageOf({ after }, 1)).toThrow('This is no cursor of this list.');
});
