import { expect, test } from '@jest/globals';
import { addressesIn } from './addresses.ts';

test('addresses are found in a column of a spreadsheet, in a list with semicolons, and in what a mail program copies', () => {
  expect(addressesIn('a.b@u.ac.rw\nC@u.ac.rw\r\n')).toEqual(['a.b@u.ac.rw', 'c@u.ac.rw']);
  expect(addressesIn('a@u.org; b@u.org,c@u.org')).toEqual(['a@u.org', 'b@u.org', 'c@u.org']);
  expect(addressesIn('"Uwase, Aline" <aline@u.org>, Eric Niyonzima <eric@u.org>.')).toEqual([
    'aline@u.org',
    'eric@u.org',
  ]);
});

test('each once, and nothing where there is none', () => {
  expect(addressesIn('a@u.org A@U.org')).toEqual(['a@u.org']);
  expect(addressesIn('nobody @ nowhere')).toEqual([]);
});
