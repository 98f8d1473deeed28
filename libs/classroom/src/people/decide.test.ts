import { describe, expect, test } from '@jest/globals';
import { becomes } from '../decide-testing.ts';
import type { DecideRow } from '../decide-testing.ts';

const raised = { by: 'ada', type: 'hand-raised', body: {} } as const;

const rows: readonly DecideRow[] = [
  ['a hand goes up', [], 'ada', { type: 'hand.raise' }, [['hand-raised', {}]]],
  ['a raised hand stays up', [raised], 'ada', { type: 'hand.raise' }, []],
  ['a hand goes down', [raised], 'ada', { type: 'hand.lower' }, [['hand-lowered', {}]]],
  ['no hand goes down twice', [], 'ada', { type: 'hand.lower' }, []],
  ['a hand is put down', [raised], 'host', { type: 'hand.putDown', of: 'ada' }, [['hand-lowered', { of: 'ada' }]]],
  ['no hand is put down that is not up', [], 'host', { type: 'hand.putDown', of: 'ada' }, []],
  ['no hand of one who never came', [], 'host', { type: 'hand.putDown', of: 'nobody' }, 'NOT_FOUND of'],
  ['the floor is given', [], 'host', { type: 'floor.give', to: 'ada' }, [['floor-given', { to: 'ada' }]]],
  ['the floor is not given twice', [], 'host', { type: 'floor.give', to: 'bosco' }, []],
  [
    'the floor is given again to lower the hand',
    [{ ...raised, by: 'bosco' }],
    'host',
    { type: 'floor.give', to: 'bosco' },
    [['floor-given', { to: 'bosco' }]],
  ],
  ['no floor for one who is gone', [], 'host', { type: 'floor.give', to: 'gone' }, 'NOT_FOUND to'],
  ['the floor is taken', [], 'host', { type: 'floor.take', from: 'bosco' }, [['floor-taken', { from: 'bosco' }]]],
  ['no floor is taken from one without it', [], 'host', { type: 'floor.take', from: 'ada' }, []],
  ['no floor of one who never came', [], 'host', { type: 'floor.take', from: '__proto__' }, 'NOT_FOUND from'],
];

describe('hands and the floor', () => {
  test.each(rows.map((row) => [row[0], row] as const))('%s', (_, row) => {
    expect(becomes(row)).toStrictEqual(row[4]);
  });
});
