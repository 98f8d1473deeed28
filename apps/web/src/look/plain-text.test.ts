import { expect, test } from '@jest/globals';
import { matches } from './plain-text.ts';

test('a search ignores accents and order', () => {
  expect(matches('liege', 'Université de Liège')).toBe(true);
  expect(matches('eric niyo', 'Niyonzima Éric', 'eric@example.org')).toBe(true);
  expect(matches('', 'anything')).toBe(true);
  expect(matches('eric keza', 'Niyonzima Éric')).toBe(false);
});
