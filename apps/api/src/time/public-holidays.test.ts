import { describe, expect, test } from '@jest/globals';
import { countryOfZone } from './countries.ts';
import { publicHolidays } from './public-holidays.ts';

const days = (country: string) => publicHolidays(country, '2026-01-01', '2026-12-31', 'fr').map(({ day }) => day);

describe('public holidays of 2026', () => {
  test.each([
    ['RW', ['2026-02-01', '2026-04-07', '2026-07-01', '2026-07-04', '2026-08-07', '2026-08-15', '2026-12-26']],
    ['BI', ['2026-02-05', '2026-04-06', '2026-07-01', '2026-10-13', '2026-10-21']],
    ['CD', ['2026-01-16', '2026-01-17', '2026-05-17', '2026-06-30', '2026-08-01']],
    ['BE', ['2026-04-06', '2026-05-14', '2026-07-21', '2026-11-11']],
    ['KE', ['2026-06-01', '2026-10-20', '2026-12-12']],
    ['FR', ['2026-05-08', '2026-07-14']],
  ])('%s', (country, some) => {
    expect(days(country)).toEqual(expect.arrayContaining([...some, '2026-01-01', '2026-05-01', '2026-12-25']));
  });

  test('has only days on which nobody works: no Saint Valentine, no Belgian King’s Feast', () => {
    expect(days('BE')).toHaveLength(10);
    expect(days('BE')).not.toContain('2026-02-14');
    expect(days('BE')).not.toContain('2026-11-15');
  });

  test('are named in the reader’s language, over the turn of a year', () => {
    const names = (language: string) =>
      publicHolidays('RW', '2026-12-25', '2027-01-01', language).map(({ day, name }) => `${day} ${name}`);
    expect(names('fr')).toEqual(['2026-12-25 Noël', '2026-12-26 Lendemain de Noël', '2027-01-01 Nouvel An']);
    expect(names('en')).toEqual(['2026-12-25 Christmas Day', '2026-12-26 Boxing Day', "2027-01-01 New Year's Day"]);
  });

  test('an unknown country has none', () => {
    expect(days('ZZ')).toEqual([]);
  });
});

test.each([
  ['Africa/Kigali', 'RW'],
  ['Africa/Bujumbura', 'BI'],
  ['Africa/Kinshasa', 'CD'],
  ['Africa/Lubumbashi', 'CD'],
  ['Africa/Nairobi', 'KE'],
  ['Europe/Brussels', 'BE'],
  ['Europe/Paris', 'FR'],
  ['UTC', null],
])('%s is in %s', (zone, country) => {
  expect(countryOfZone(zone)).toBe(country);
});
