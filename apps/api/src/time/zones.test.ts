import { describe, expect, test } from '@jest/globals';
import { AppError } from '#platform';
import { dateIn, ianaZone, instantOf, localStartOf } from './zones.ts';

describe('local time to instant', () => {
  test.each([
    // Brussels changes its clocks, central and eastern Africa never do.
    ['2026-01-15T17:00', 'Africa/Kigali', '2026-01-15T15:00:00.000Z'],
    ['2026-07-15T17:00', 'Africa/Kigali', '2026-07-15T15:00:00.000Z'],
    ['2026-01-15T17:00', 'Europe/Brussels', '2026-01-15T16:00:00.000Z'],
    ['2026-07-15T17:00', 'Europe/Brussels', '2026-07-15T15:00:00.000Z'],
    ['2026-07-15T17:00', 'Africa/Kinshasa', '2026-07-15T16:00:00.000Z'],
    ['2026-07-15T17:00', 'Africa/Lubumbashi', '2026-07-15T15:00:00.000Z'],
    ['2026-01-15T17:00', 'Africa/Kinshasa', '2026-01-15T16:00:00.000Z'],
    ['2026-01-15T17:00', 'Africa/Lubumbashi', '2026-01-15T15:00:00.000Z'],
    ['2026-07-15T17:00', 'Africa/Bujumbura', '2026-07-15T15:00:00.000Z'],
    // The hour that comes twice: the earlier one.
    ['2026-10-25T02:30', 'Europe/Brussels', '2026-10-25T00:30:00.000Z'],
    ['2026-10-25T03:00', 'Europe/Brussels', '2026-10-25T02:00:00.000Z'],
    // Around the hour that is left out.
    ['2026-03-29T01:59', 'Europe/Brussels', '2026-03-29T00:59:00.000Z'],
    ['2026-03-29T03:00', 'Europe/Brussels', '2026-03-29T01:00:00.000Z'],
    ['2026-03-29T02:30', 'Africa/Kigali', '2026-03-29T00:30:00.000Z'],
  ])('%s in %s is %s', (local, zone, instant) => {
    expect(instantOf('x', local, zone).toISOString()).toBe(instant);
    expect(localStartOf(zone, new Date(instant))).toBe(local);
  });

  test.each(['2026-03-29T02:00', '2026-03-29T02:30', '2026-03-29T02:59'])('%s does not exist in Brussels', (local) => {
    expect(() => instantOf('input.localStart', local, 'Europe/Brussels')).toThrow(
      expect.objectContaining({
        code: 'BAD_INPUT',
        field: 'input.localStart',
        message: expect.stringContaining('does not exist'),
      }),
    );
  });

  test('a date is the date in the zone', () => {
    const lateInBrussels = new Date('2026-07-15T22:30:00Z');
    expect(dateIn('Europe/Brussels', lateInBrussels)).toBe('2026-07-16');
    expect(dateIn('Africa/Kinshasa', lateInBrussels)).toBe('2026-07-15');
  });
});

describe('zones', () => {
  test.each(['Africa/Kigali', 'Africa/Lubumbashi', 'Africa/Kinshasa', 'Africa/Bujumbura', 'Europe/Brussels', 'UTC'])(
    '%s',
    (zone) => {
      expect(ianaZone('zone', zone)).toBe(zone);
      expect(ianaZone('zone', zone.toLowerCase())).toBe(zone);
    },
  );

  test.each(['', 'Butare', '+02:00', 'Africa/Butare', 'Africa/Kigali; DROP TABLE', 'EST5', '../etc', 'x'.repeat(500)])(
    '%p is refused',
    (zone) => {
      expect(() => ianaZone('input.zone', zone)).toThrow(AppError);
    },
  );
});
