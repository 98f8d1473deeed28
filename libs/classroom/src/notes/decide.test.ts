import { describe, expect, test } from '@jest/globals';
import { becomes } from '../decide-testing.ts';
import type { DecideRow } from '../decide-testing.ts';

const edit = { type: 'notes.edit', update: 'AAAA' } as const;

const rows: readonly DecideRow[] = [
  ['a change of the notes', [], 'ada', edit, [['notes-edited', { update: 'AAAA' }]]],
  ['one that is none', [], 'ada', { ...edit, fault: 'broken' }, 'BAD_INPUT update'],
  ['one that costs too much', [], 'ada', { ...edit, fault: 'costly' }, 'BAD_INPUT update'],
  ['one that has no room', [], 'ada', { ...edit, fault: 'full' }, 'TOO_MUCH'],
  ['one that is too long', [], 'ada', { ...edit, fault: 'long' }, 'TOO_MUCH'],
  ['one of notes that were set aside', [], 'ada', { ...edit, fault: 'aside' }, 'TOO_MUCH'],
];

describe('notes', () => {
  test.each(rows.map((row) => [row[0], row] as const))('%s', (_, row) => {
    expect(becomes(row)).toStrictEqual(row[4]);
  });
});
