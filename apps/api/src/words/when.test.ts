import { expect, test } from '@jest/globals';
import { when } from './when.ts';

const butare = { name: 'Butare', zone: 'Africa/Kigali' };
const now = new Date('2026-11-01T00:00:00Z');

test.each([
  ['en', '2026-11-23T15:00:00Z', 'Europe/Brussels', 'Mon 23 Nov, 17:00 in Butare (16:00 for you)'],
  ['fr', '2026-11-23T15:00:00Z', 'Europe/Brussels', 'lun. 23 nov., 17:00 à Butare (16:00 pour vous)'],
  // In summer the clocks agree, and in the own zone they always do.
  ['en', '2026-07-06T15:00:00Z', 'Europe/Brussels', 'Mon 6 Jul, 17:00'],
  ['en', '2026-11-23T15:00:00Z', 'Africa/Lubumbashi', 'Mon 23 Nov, 17:00'],
  ['en', '2026-11-23T22:30:00Z', 'Africa/Kinshasa', 'Tue 24 Nov, 00:30 in Butare (Mon 23 Nov, 23:30 for you)'],
  ['en', '2027-01-04T15:00:00Z', 'Africa/Kigali', 'Mon, 4 Jan 2027, 17:00'],
  ['fr', '2027-01-04T15:00:00Z', 'Africa/Kigali', 'lun. 4 janv. 2027, 17:00'],
] as const)('%s: %s for somebody in %s', (language, instant, zone, text) => {
  expect(when(language, new Date(instant), butare, zone, now).replace(/[\u00A0\u202F]/g, ' ')).toBe(text);
});
