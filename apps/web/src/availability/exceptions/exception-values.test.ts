import { expect, test } from '@jest/globals';
import { exceptionInput, exceptionProblems } from './exception-values.ts';

function values(fields: Record<string, string>): FormData {
  const all = new FormData();
  for (const [name, value] of Object.entries(fields)) all.set(name, value);
  return all;
}

test('days without times are whole days', () => {
  const input = exceptionInput(values({ kind: 'AWAY', firstDay: '2027-01-04', lastDay: '', from: '', to: '' }));
  expect(input).toEqual({ kind: 'AWAY', firstDay: '2027-01-04', lastDay: null, from: '00:00', to: '24:00' });
});

test('hours until midnight end with the day', () => {
  const input = exceptionInput(values({ kind: 'EXTRA', firstDay: '2027-01-04', from: '20:00', to: '00:00' }));
  expect(input).toMatchObject({ kind: 'EXTRA', from: '20:00', to: '24:00' });
});

test.each([
  [{ firstDay: '2027-01-04', lastDay: '2027-01-03' }, ['lastDay']],
  [{ firstDay: '2027-01-04', from: '20:00', to: '18:00' }, ['to']],
  [{ firstDay: '2027-01-04', lastDay: '2027-01-04', from: '18:00', to: '20:00' }, []],
])('%j is wrong at %j', (fields, wrong) => {
  expect(exceptionProblems(values(fields)).map(({ field }) => field)).toEqual(wrong);
});
