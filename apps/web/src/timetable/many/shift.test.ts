import { describe, expect, test } from '@jest/globals';
import { backOf, movesOf, readShift } from './shift.ts';

const sessions = [
  { id: 'a', version: 1, localStart: '2026-12-28T17:00', room: { id: 'B12' } },
  { id: 'b', version: 4, localStart: '2026-12-31T09:30', room: null },
];
const form = (values: Record<string, string>) => {
  const data = new FormData();
  for (const [name, value] of Object.entries(values)) data.set(name, value);
  return data;
};
const starts = (values: Record<string, string>) =>
  movesOf(sessions, readShift(form(values)))?.map(({ localStart }) => localStart);

describe('ticked sessions', () => {
  test.each([
    [{ by: '1', unit: 'days' }, ['2026-12-29T17:00', '2027-01-01T09:30']],
    [{ by: '2', unit: 'weeks', time: '18:15' }, ['2027-01-11T18:15', '2027-01-14T18:15']],
    [{ by: '1', unit: 'earlierWeeks' }, ['2026-12-21T17:00', '2026-12-24T09:30']],
    [{ by: '', unit: 'days', time: '08:00' }, ['2026-12-28T08:00', '2026-12-31T08:00']],
  ])('%j', (values, expected) => {
    expect(starts(values)).toEqual(expected);
  });

  test('keep their room unless another one is chosen, or none', () => {
    const rooms = (room: string) => movesOf(sessions, { days: 1, time: '', room });
    expect(rooms('')?.[0]).toEqual({ sessionId: 'a', version: 1, localStart: '2026-12-29T17:00' });
    expect(rooms('C1')?.[1]).toMatchObject({ roomId: 'C1' });
    expect(rooms('-')?.[0]).toMatchObject({ noRoom: true });
  });

  test.each([
    { by: '', unit: 'days' },
    { by: '0', unit: 'weeks' },
    { by: 'x', unit: 'days', time: '10:00' },
    { by: '1.5', unit: 'days' },
    { by: '60', unit: 'weeks' },
  ])('%j is nothing to ask', (values) => {
    expect(starts(values)).toBeUndefined();
  });

  test('go back to where each of them was, and to no room', () => {
    const after = [
      { id: 'b', version: 5 },
      { id: 'a', version: 2 },
    ];
    expect(backOf(sessions, after)).toEqual([
      { sessionId: 'b', version: 5, localStart: '2026-12-31T09:30', noRoom: true },
      { sessionId: 'a', version: 2, localStart: '2026-12-28T17:00', roomId: 'B12' },
    ]);
  });
});
