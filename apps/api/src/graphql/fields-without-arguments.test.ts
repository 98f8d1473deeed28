import { beforeAll, expect, test } from '@jest/globals';
import { buildSchema, graphqlSync, versionInfo } from 'graphql';
import { spareFieldsWithoutArguments } from './fields-without-arguments.ts';

const schema = buildSchema('type Query { plain: Int, more(by: Int! = 2, of: Int): Int }');
const given: object[] = [];
const rootValue = {
  plain: (args: object) => given.push(args),
  more: (args: object) => given.push(args),
};
const ask = (source: string) => {
  given.length = 0;
  return graphqlSync({ schema, source, rootValue }).errors?.map(({ message }) => message);
};

beforeAll(spareFieldsWithoutArguments);

test('a field that takes no arguments gets one and the same empty object', () => {
  expect(ask('{ plain, again: plain }')).toBeUndefined();
  expect(given).toEqual([{}, {}]);
  expect(given[0]).toBe(given[1]);
  expect(Object.isFrozen(given[0])).toBe(true);
});

test('arguments are read as before, with defaults for those that are left out', () => {
  expect(ask('{ more, other: more(by: 3, of: 4) }')).toBeUndefined();
  expect(given.map((args) => ({ ...args }))).toEqual([{ by: 2 }, { by: 3, of: 4 }]);
  expect(ask('{ more(by: null) }')).toEqual([expect.stringContaining('Int!')]);
});

test('this patch is for graphql 16 only: graphql 17 does it by itself', () => {
  expect(versionInfo.major).toBe(16);
});
