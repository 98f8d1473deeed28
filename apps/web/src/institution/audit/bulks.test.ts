import { expect, test } from '@jest/globals';
import { bulksOf, mayGoOn } from './bulks.ts';
import type { Entry } from './bulks.ts';

let last = 0;
const entry = (seconds: number, more: Partial<Entry> = {}): Entry => {
  last += 1;
  return {
    __typename: 'AuditEntry',
    id: String(last),
    at: `2026-11-02T08:00:${String(seconds).padStart(2, '0')}.000Z`,
    source: 'app',
    action: 'create',
    kind: 'session',
    objectId: `object-${String(last)}`,
    label: 'INF301 A',
    actor: { __typename: 'Person', id: 'espérance', name: 'Espérance' },
    changes: [],
    ...more,
  };
};
const sizes = (entries: readonly Entry[]) => bulksOf(entries).map((bulk) => bulk.entries.length);

test('entries of one moment, person, action and kind are one bulk', () => {
  const planned = [entry(9), entry(9), entry(9)];
  expect(sizes(planned)).toEqual([3]);
  expect(sizes([...planned, entry(8)])).toEqual([3, 1]);
  expect(sizes([...planned, entry(9, { actor: null })])).toEqual([3, 1]);
  expect(sizes([...planned, entry(9, { action: 'remove' })])).toEqual([3, 1]);
  expect(sizes([...planned, entry(9, { kind: 'session_series' })])).toEqual([3, 1]);
  expect(sizes([...planned, entry(9, { source: 'register' })])).toEqual([3, 1]);
});

test('an import that writes each person and then their role is two bulks', () => {
  const role = { kind: 'membership' };
  const person = { kind: 'person' };
  expect(sizes([entry(5, role), entry(5, person), entry(5, role), entry(5, person)])).toEqual([2, 2]);
});

test('entries of the same moment after another bulk are a bulk of their own: the order stays', () => {
  expect(sizes([entry(5), entry(4), entry(5)])).toEqual([1, 1, 1]);
});

test('an object that was changed twice in one bulk counts once', () => {
  const twice = { action: 'update', objectId: 'section-a' };
  expect(bulksOf([entry(3, twice), entry(3, twice)])[0]).toMatchObject({ things: 1 });
  const other = { ...twice, label: 'INF301 A: Aline Mutesi' };
  expect(bulksOf([entry(3, twice), entry(3, other)])[0]).toMatchObject({ things: 2 });
  const enrolled = { kind: 'enrolment', objectId: 'section-a' };
  expect(bulksOf([entry(3, enrolled), entry(3, enrolled)])[0]).toMatchObject({ things: 2 });
});

test('only bulks of the last moment may continue on the next page', () => {
  const entries = [entry(9), entry(9), entry(7, { kind: 'person' }), entry(7)];
  expect(bulksOf(entries).map((bulk) => mayGoOn(bulk, entries.at(-1)))).toEqual([false, true, true]);
});
