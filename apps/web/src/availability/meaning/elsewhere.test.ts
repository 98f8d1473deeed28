import { expect, it, test } from '@jest/globals';
import { differ, elsewhere } from './elsewhere.ts';

const evening = { from: '18:00', to: '21:00' };

it('shows hours of Brussels in Kigali until the clocks of Brussels change, and after that', () => {
  expect(elsewhere(evening, 'Europe/Brussels', 'Africa/Kigali', '2026-11-30')).toEqual([
    { from: '19:00', to: '22:00', dayShift: 0, until: '2027-03-27' },
    { from: '18:00', to: '21:00', dayShift: 0 },
  ]);
});

it('has one answer for zones whose clocks never change', () => {
  const shown = elsewhere(evening, 'Africa/Kigali', 'Africa/Nairobi', '2026-11-30');
  expect(shown).toEqual([{ from: '19:00', to: '22:00', dayShift: 0 }]);
});

it('says when it is another day there, and reads 24:00 as the end of the day', () => {
  const [now] = elsewhere({ from: '20:00', to: '24:00' }, 'America/Montreal', 'Africa/Lubumbashi', '2026-07-01');
  expect(now).toMatchObject({ from: '02:00', to: '06:00', dayShift: 1 });
});

test.each([
  ['Europe/Brussels', 'Africa/Kigali', true],
  ['Europe/Brussels', 'Europe/Paris', false],
  ['Africa/Kigali', 'Africa/Lubumbashi', false],
])('clocks of %s and %s differ at some time of the year: %s', (one, other, expected) => {
  expect(differ(one, other, '2026-07-01')).toBe(expected);
});
