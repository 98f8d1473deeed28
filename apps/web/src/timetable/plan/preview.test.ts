import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { RRuleTemporal } from 'rrule-temporal';
import { Temporal } from 'temporal-polyfill';
import { addDays } from '../../time/days.ts';
import { missingDays, seriesPreview } from './preview.ts';
import { datesOf, readRule, ruleOf } from './rule.ts';
import type { Repeat } from './rule.ts';

const weekly = (end: Repeat['end'], more: Partial<Repeat> = {}): Repeat => ({
  every: 1,
  weekdays: [],
  end,
  except: [],
  ...more,
});
const butare = { name: 'Butare', zone: 'Africa/Kigali' };
const brussels = { name: 'Brussels', zone: 'Europe/Brussels' };

describe('a rule', () => {
  test('is written as RFC 5545 says', () => {
    expect(ruleOf(weekly({ count: 12 }), '2026-11-23')).toBe('FREQ=WEEKLY;BYDAY=MO;COUNT=12');
    expect(ruleOf(weekly({ until: '2027-01-29' }, { every: 2, weekdays: [2, 0] }), '2026-11-23')).toBe(
      'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE;UNTIL=20270129',
    );
  });

  test('the form shows the dates that the API’s library makes of the rule', () => {
    const repeat = fc.record({
      every: fc.constantFrom(1 as const, 2 as const),
      weekdays: fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { maxLength: 4 }),
      end: fc.oneof(
        fc.record({ count: fc.integer({ min: 1, max: 30 }) }),
        fc.integer({ min: 0, max: 200 }).map((days) => ({ until: addDays('2026-02-10', days) })),
      ),
      except: fc.constant([]),
    });
    const zones = fc.constantFrom('Africa/Kigali', 'Europe/Brussels', 'America/Montreal');
    fc.assert(
      fc.property(repeat, zones, fc.integer({ min: 0, max: 6 }), (wanted, zone, shift) => {
        const first = addDays('2026-02-04', shift);
        const rule = ruleOf(wanted, first);
        const dtstart = Temporal.PlainDateTime.from(`${first}T17:00`).toZonedDateTime(zone);
        const { every, weekdays, end } = wanted;
        const made = new RRuleTemporal({ rruleString: `RRULE:${rule}`, dtstart }).all();
        expect(datesOf(wanted, first)).toEqual(made.map((one) => one.toPlainDate().toString()));
        expect(readRule(rule)).toMatchObject({ every });
        expect(readRule(rule)?.weekdays).toEqual(expect.arrayContaining(weekdays));
        expect('until' in end).toBe(rule.includes('UNTIL'));
      }),
    );
  });

  test('dates that are left out are not shown, and still count', () => {
    const repeat = weekly({ count: 3 }, { except: ['2026-11-30'] });
    expect(datesOf(repeat, '2026-11-23')).toEqual(['2026-11-23', '2026-12-07']);
  });
});

describe('the preview', () => {
  test('shows 17:00 in Butare as 16:00 in Brussels until 28 March, then as 17:00', () => {
    const days = datesOf(weekly({ count: 12 }, { weekdays: [0] }), '2026-02-02');
    expect(seriesPreview(days, '17:00', 'Africa/Kigali', [butare, brussels])).toEqual([
      { names: ['Butare'], steps: [{ clock: '17:00', dayShift: 0 }] },
      {
        names: ['Brussels'],
        steps: [
          { clock: '16:00', dayShift: 0, until: '2026-03-28' },
          { clock: '17:00', dayShift: 0 },
        ],
      },
    ]);
  });

  test('shows the change in autumn on 24 October, the other way round', () => {
    const days = datesOf(weekly({ until: '2026-12-01' }), '2026-09-14');
    expect(seriesPreview(days, '17:00', 'Africa/Kigali', [butare, brussels])[1]?.steps).toEqual([
      { clock: '17:00', dayShift: 0, until: '2026-10-24' },
      { clock: '16:00', dayShift: 0 },
    ]);
  });

  test('shows the time in Butare moving when the series is planned in Brussels time', () => {
    const days = datesOf(weekly({ count: 12 }), '2026-02-02');
    const [here, there] = seriesPreview(days, '18:00', 'Europe/Brussels', [butare, brussels]);
    expect(here).toEqual({ names: ['Brussels'], steps: [{ clock: '18:00', dayShift: 0 }] });
    expect(there?.steps.map(({ clock }) => clock)).toEqual(['19:00', '18:00']);
  });

  test('names places whose clocks agree throughout together, and says another day', () => {
    const bujumbura = { name: 'Bujumbura', zone: 'Africa/Bujumbura' };
    expect(seriesPreview(['2026-11-23'], '23:30', 'Europe/Brussels', [butare, bujumbura, brussels])).toEqual([
      { names: ['Brussels'], steps: [{ clock: '23:30', dayShift: 0 }] },
      { names: ['Butare', 'Bujumbura'], steps: [{ clock: '00:30', dayShift: 1 }] },
    ]);
  });

  test('shows nothing while the time is being typed, and finds a time that clocks skip', () => {
    expect(seriesPreview(['2026-11-23'], '', 'Africa/Kigali', [butare])).toEqual([]);
    expect(seriesPreview([], '17:00', 'Africa/Kigali', [butare])).toEqual([]);
    const days = datesOf(weekly({ count: 8 }), '2026-03-01');
    expect(missingDays(days, '02:30', 'Europe/Brussels')).toEqual(['2026-03-29']);
  });
});
