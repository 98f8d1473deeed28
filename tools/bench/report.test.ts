import { expect, test } from '@jest/globals';
import { jsonLine, missed, table } from './report.ts';

const kept = { figure: 'second start', value: 3.2, unit: 's', goal: '<= 10', ok: true };
const broken = { figure: 'cold', value: 12, unit: 's', goal: '<= 10', ok: false };
const told = { figure: 'of it building', value: 0.25, unit: 's' };

test('a missed goal is a failure, a figure without one is not', () => {
  expect(missed([kept, told])).toBe(false);
  expect(missed([kept, broken])).toBe(true);
});

test('the table stands in columns', () => {
  expect(table([kept, broken, told])).toBe(
    [
      '✓  second start     3.2  s  goal <= 10',
      '✗  cold              12  s  goal <= 10',
      '   of it building  0.25  s',
    ].join('\n'),
  );
});

test('each figure is one line of JSON with every key', () => {
  expect(JSON.parse(jsonLine('start', told))).toEqual({
    ...{ bench: 'start', figure: 'of it building', value: 0.25, unit: 's' },
    ...{ goal: null, ok: null },
  });
});
