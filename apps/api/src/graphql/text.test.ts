import { expect, test } from '@jest/globals';
import { block, emailAddress, line } from './text.ts';

test('invisible characters are taken out of names, texts and addresses', () => {
  expect(line('name', '\u202eUwi\u200bmana\u00a0', 20)).toBe('Uwimana');
  expect(block('note', 'one\u2060\r\ntwo\u200f', 20)).toBe('one\ntwo');
  expect(emailAddress('email', ' \ufeffUwimana\u200b@Example.org')).toBe('uwimana@example.org');
});

test('a name of invisible characters only counts as empty', () => {
  expect(() => line('name', '\u200b\u2066\u3164', 20)).toThrow('must not be empty');
});
