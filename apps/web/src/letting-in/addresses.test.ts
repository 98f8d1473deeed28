import { expect, test } from '@jest/globals';
import { addressesIn } from './addresses.ts';

const found = (text: string) => {
  const { found, wrong } = addressesIn(text);
  expect(wrong).toEqual([]);
  return found;
};

test('addresses are found in a column of a spreadsheet, in a list with semicolons, and in what a mail program copies', () => {
  expect(found('E-mail\na.b@u.ac.rw\nC@u.ac.rw\r\n')).toEqual(['a.b@u.ac.rw', 'c@u.ac.rw']);
  expect(found('a@u.org; b@u.org,c@u.org')).toEqual(['a@u.org', 'b@u.org', 'c@u.org']);
  expect(found('"Uwase, Aline" <aline@u.org>, Eric J. Niyonzima <mailto:eric@u.org>.')).toEqual([
    'aline@u.org',
    'eric@u.org',
  ]);
  expect(found(' \u200ba@u.org\u00a0\u2009b@u.org')).toEqual(['a@u.org', 'b@u.org']);
});

test('each address is found once, and none in an empty text', () => {
  expect(found('a@u.org A@U.org')).toEqual(['a@u.org']);
  expect(found(' \n')).toEqual([]);
});

test('a mistyped address is named, wherever it stands', () => {
  expect(addressesIn('a@u.org\naline@\n@u.org\na@@u.org\nb@u..org\nnobody @ nowhere\nEric\naline.u.ac.rw\n')).toEqual({
    found: ['a@u.org'],
    wrong: ['aline@', '@u.org', 'a@@u.org', 'b@u..org', 'nobody @ nowhere', 'Eric', 'aline.u.ac.rw'],
  });
  expect(addressesIn('a@u.org; b@, c@u.org; eric.n.ac.rw; Eric')).toEqual({
    found: ['a@u.org', 'c@u.org'],
    wrong: ['b@', 'eric.n.ac.rw'],
  });
});
