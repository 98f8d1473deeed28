import { expect, test } from '@jest/globals';
import { sectionStates } from '#database';
import type { SectionState } from '#database';
import { nextStates } from './section-state.ts';

const allowed: [from: SectionState, to: SectionState][] = [
  ['draft', 'open'],
  ['draft', 'cancelled'],
  ['open', 'running'],
  ['open', 'cancelled'],
  ['running', 'finished'],
  ['running', 'cancelled'],
  ['finished', 'running'],
  ['cancelled', 'draft'],
];
const pairs = sectionStates.flatMap((from) => sectionStates.map((to) => [from, to] as const));

test.each(pairs)('%s to %s', (from, to) => {
  expect(nextStates(from).includes(to)).toBe(allowed.some(([a, b]) => a === from && b === to));
});

test('no state is a dead end, and every one is reached from a draft', () => {
  const reached = new Set<SectionState>(['draft']);
  for (const state of reached) for (const one of nextStates(state)) reached.add(one);
  expect([...reached].sort()).toEqual([...sectionStates].sort());
  expect(sectionStates.filter((state) => nextStates(state).length === 0)).toEqual([]);
});
