import { expect, test } from '@jest/globals';
import { cityOf } from './cities.ts';

test.each([
  ['Europe/Brussels', 'fr-FR', 'Bruxelles'],
  ['Europe/Brussels', 'en-GB', 'Brussels'],
  ['Europe/London', 'fr', 'Londres'],
  ['America/Montreal', 'en-GB', 'Montréal'],
  ['Africa/Kigali', 'fr-FR', 'Kigali'],
  ['America/Argentina/Buenos_Aires', 'en-GB', 'Buenos Aires'],
  ['UTC', 'fr-FR', 'UTC'],
])('%s in %s is %s', (zone, tag, city) => {
  expect(cityOf(zone, tag)).toBe(city);
});
