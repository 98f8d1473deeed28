import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { isApiToken, newApiToken } from './api-token-secret.ts';

test('a new token is recognised as a token, and no two are the same', () => {
  const tokens = Array.from({ length: 100 }, newApiToken);
  expect(tokens.filter((token) => !isApiToken(token))).toEqual([]);
  expect(new Set(tokens).size).toBe(100);
});

test('a token with one wrong character, or cut short, is not recognised', () => {
  const token = newApiToken();
  fc.assert(
    fc.property(fc.nat(token.length - 1), fc.constantFrom(...'0123456789abcdefxyz_- \n'), (place, other) => {
      fc.pre(token[place] !== other);
      expect(isApiToken(token.slice(0, place) + other + token.slice(place + 1))).toBe(false);
      expect(isApiToken(token.slice(0, place))).toBe(false);
    }),
    { numRuns: 500 },
  );
});
