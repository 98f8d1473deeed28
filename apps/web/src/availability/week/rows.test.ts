import { describe, expect, it } from '@jest/globals';
import { fieldOf, freeOn, hoursOf, newRow, problemsIn, rowsOf, rowsOfFields, withDrawn } from './rows.ts';
import type { HoursRow } from './rows.ts';

const said = (rows: readonly HoursRow[]) => rows.map(({ weekday, from, to }) => `${String(weekday)} ${from}-${to}`);
const evening = () => [newRow(2, '18:00', '21:00')];
const codes = (rows: readonly HoursRow[]) => problemsIn(rows, String).map(({ code, field }) => ({ code, field }));

describe('rows', () => {
  it('say the end of the day as midnight, and send it as 24:00', () => {
    const rows = rowsOf([{ weekday: 5, from: '20:00', to: '24:00' }]);
    expect(said(rows)).toEqual(['5 20:00-00:00']);
    expect(hoursOf(rows)).toEqual([{ weekday: 5, from: '20:00', to: '24:00' }]);
    expect(freeOn(rows, 5)).toEqual([[1200, 1440]]);
  });

  it('are read from fields that were kept by their names', () => {
    const [row] = evening();
    if (!row) throw new Error('no row');
    const fields = [
      ['version', '3'],
      [fieldOf('from', row), row.from],
      [fieldOf('to', row), row.to],
    ] as const;
    expect(rowsOfFields(fields)).toEqual([row]);
  });
});

describe('problemsIn', () => {
  it('finds a row that ends first and one that overlaps another of its day, each at its field', () => {
    const backwards = newRow(1, '22:00', '02:00');
    const late = newRow(2, '20:30', '22:00');
    const next = newRow(3, '20:30', '22:00');
    expect(codes([backwards, ...evening(), late, next])).toEqual([
      { code: 'ENDS_FIRST', field: fieldOf('to', backwards) },
      { code: 'OVERLAPS', field: fieldOf('from', late) },
    ]);
  });

  it('lets hours touch, and leaves fields that are empty to the check of the form', () => {
    expect(codes([...evening(), newRow(2, '21:00', '22:00'), newRow(4), newRow(4, '10:00')])).toEqual([]);
  });
});

describe('withDrawn', () => {
  it('adds the same hours to each day that was drawn over', () => {
    const rows = withDrawn(evening(), { days: [1, 2], minutes: [1140, 1320], free: true });
    expect(said(rows)).toEqual(['1 19:00-22:00', '2 18:00-22:00']);
  });

  it('makes one of hours that touch', () => {
    const rows = withDrawn(evening(), { days: [2], minutes: [1260, 1290], free: true });
    expect(said(rows)).toEqual(['2 18:00-21:30']);
  });

  it('takes hours out of the middle', () => {
    const rows = withDrawn(evening(), { days: [2], minutes: [1140, 1170], free: false });
    expect(said(rows)).toEqual(['2 18:00-19:00', '2 19:30-21:00']);
  });

  it('keeps rows that are not whole, and the names of those that stay as they are', () => {
    const [first] = evening();
    if (!first) throw new Error('no row');
    const rows = [first, newRow(2, '07:00')];
    const now = withDrawn(rows, { days: [2], minutes: [540, 600], free: true });
    expect(said(now)).toEqual(['2 09:00-10:00', '2 18:00-21:00', '2 07:00-']);
    expect(now[1]).toBe(first);
  });
});
