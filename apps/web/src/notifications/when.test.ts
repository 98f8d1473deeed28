import { expect, test } from '@jest/globals';
import { whenAndThere } from './when.ts';

test('by the reader’s clock first, and where it was planned when that shows another time', () => {
  const winter = { startsAt: '2026-11-23T15:00:00Z', zone: 'Africa/Kigali' };
  expect(whenAndThere(winter, 'Europe/Brussels', 'en-GB')).toEqual({
    day: 'Mon 23 Nov',
    clock: '16:00',
    there: { clock: '17:00', place: 'Kigali' },
  });
  const summer = { startsAt: '2026-07-06T15:00:00Z', zone: 'Africa/Kigali' };
  expect(whenAndThere(summer, 'Europe/Brussels', 'en-GB')).toEqual({ day: 'Mon 6 Jul', clock: '17:00' });
});
