import { expect, test } from '@jest/globals';
import { wordFor } from './word-for.ts';

const words = { CONFLICT: 'somebody was faster' };

test('a known code has its word', () => {
  expect(wordFor(words, 'CONFLICT')).toBe('somebody was faster');
});

test.each(['UNKNOWN', '', 'constructor', '__proto__', 'toString', 'hasOwnProperty'])(
  'the code "%s" has none',
  (code) => {
    expect(wordFor(words, code)).toBeUndefined();
  },
);
