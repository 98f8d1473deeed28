import { expect, test } from '@jest/globals';
import { whenAndThere } from './when.ts';

test('a time is shown in the reader’s zone first, then in the zone of the plan when that differs', () => {
  const winter = { startsAt: '2026-11-23T15:00:00Z', zone: 'Africa/Kigali' };
  expect(whenAndThere(winter, 'Europe/Brussels', 'en-GB')).toEqual({
    day: 'Mon 23 Nov',
    clock: '16:00',
    there: { clock: '17:00', place: 'Kigali' },
  });
  const summer = { startsAt: '2026-07-06T15:00:00Z', zone: 'Africa/Kigali' };
  expect(whenAndThere(summer, 'Europe/Brussels', 'en-GB')).toEqual({ day: 'Mon 6 Jul', clock: '17:00' });
});
