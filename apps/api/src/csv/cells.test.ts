import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { disarm, rearm } from './cells.ts';

describe('cells for spreadsheets', () => {
  test.each([
    ['=1+1', "'=1+1"],
    ['+250 788', "'+250 788"],
    ["'=1", "''=1"],
    ['＝1+1', "'＝1+1"],
    [';=1+1', ";'=1+1"],
    ['Uwase, =1+1', "Uwase, '=1+1"],
    ['a\t@SUM(A1)', "a\t'@SUM(A1)"],
    ['a;=1;-2', "a;'=1;'-2"],
  ])('%j is disarmed', (cell, safe) => {
    expect(disarm(cell)).toBe(safe);
    expect(rearm(safe)).toBe(cell);
  });

  test.each(['Uwase', 'Jean-Bosco', 'see you ;-)', 'a, b; c', '3 - 2', "L'Afrique", 'O’Brien'])(
    '%j stays as it is',
    (cell) => {
      expect(disarm(cell)).toBe(cell);
      expect(rearm(cell)).toBe(cell);
    },
  );

  /** Made of what matters here, so that it is reached. */
  const cell = fc.string({
    unit: fc.constantFrom('a', '1', "'", '=', '-', '@', ';', ',', ' ', '\t', ')', '\r', '＝', '\u00a0'),
  });

  test('any cell comes back exactly', () => {
    let changed = 0;
    let runs = 0;
    fc.assert(
      fc.property(cell, (before) => {
        const safe = disarm(before);
        runs += 1;
        if (safe !== before) changed += 1;
        expect(rearm(safe)).toBe(before);
      }),
      { numRuns: 3_000 },
    );
    expect(changed / runs).toBeGreaterThan(0.3);
  });

  test('no part is a formula, wherever a spreadsheet splits the cell', () => {
    fc.assert(
      fc.property(cell, fc.constantFrom(';', ',', '\t'), (before, separator) => {
        for (const part of disarm(before).split(separator)) {
          const begin = part.replace(/^[ \u00a0]+/, '');
          expect(/^[=+\-@＝＋－＠](?!\)|$)/u.test(begin)).toBe(false);
        }
      }),
      { numRuns: 3_000 },
    );
  });
});
