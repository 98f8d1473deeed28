import { expect, test } from '@jest/globals';
import { pickLanguage } from './languages.ts';

test.each([
  ['the account', null, 'EN', ['fr'], 'en'],
  ['the account above the device', 'fr', 'EN', ['fr'], 'en'],
  ['a draft chosen on the device, which accounts cannot keep', 'rw', 'FR', ['fr'], 'rw'],
  ['the device', 'en', undefined, ['fr'], 'en'],
  ['the browser', null, undefined, ['de-BE', 'en-US', 'fr'], 'en'],
  ['no draft by guess', null, undefined, ['rw-RW', 'en'], 'en'],
  ['French when nothing fits', 'xx', undefined, ['de'], 'fr'],
])('language by %s', (_case, chosen, account, browser, expected) => {
  expect(pickLanguage(chosen, account, browser)).toBe(expected);
});
