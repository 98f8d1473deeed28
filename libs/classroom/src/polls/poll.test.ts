import { describe, expect, test } from '@jest/globals';
import { count, fits, isRight, sameAnswer, valuesOf } from './poll.ts';
import type { PollAnswer, PollForm, PollKind } from './poll.ts';

const form = (kind: PollKind, more: Partial<PollForm> = {}): PollForm => ({
  kind,
  question: '?',
  anonymous: false,
  ...(kind === 'single' || kind === 'several' ? { choices: ['a', 'b', 'c'] } : {}),
  ...more,
});

describe('an answer fits a poll', () => {
  test.each<[PollKind, PollAnswer, boolean]>([
    ['text', 'a word', true],
    ['text', 7, false],
    ['text', [0], false],
    ['number', 7.5, true],
    ['number', Number.NaN, false],
    ['number', Number.POSITIVE_INFINITY, false],
    ['number', '7', false],
    ['single', [0], true],
    ['single', [2], true],
    ['single', [], false],
    ['single', [3], false],
    ['single', [-1], false],
    ['single', [0.5], false],
    ['single', [0, 1], false],
    ['single', 'a', false],
    ['single', 0, false],
    ['several', [0, 2], true],
    ['several', [0, 1, 2], true],
    ['several', [], false],
    ['several', [1, 1], false],
    ['several', [2, 0], false],
    ['several', [0, 3], false],
  ])('%s, %j: %s', (kind, answer, fitting) => {
    expect(fits(form(kind), answer)).toBe(fitting);
  });

  test('of a poll that has no choices none fits', () => {
    const { choices: _, ...none } = form('single');
    expect(fits(none, [0])).toBe(false);
  });
});

describe('a tally', () => {
  test('counts each choice of an answer', () => {
    expect(count([{ value: '0', count: 2 }], [0, 2])).toEqual([
      { value: '0', count: 3 },
      { value: '2', count: 1 },
    ]);
  });

  test('takes an earlier answer away, and what nobody says any more', () => {
    const before = [
      { value: '0', count: 2 },
      { value: '1', count: 1 },
    ];
    expect(count(before, [2], [0, 1])).toEqual([
      { value: '0', count: 1 },
      { value: '2', count: 1 },
    ]);
  });

  test('takes away nothing of what it never counted', () => {
    expect(count([], 7, 8)).toEqual([{ value: '7', count: 1 }]);
  });

  test('counts texts that differ in case and space alone as one', () => {
    expect(valuesOf('  Le  Lac ')).toEqual(['le lac']);
    expect(valuesOf('le\n lac')).toEqual(['le lac']);
    expect(valuesOf(7)).toEqual(['7']);
    expect(valuesOf([0, 2])).toEqual(['0', '2']);
  });
});

test('the same answer is known by its value', () => {
  expect(sameAnswer([0, 1], [0, 1])).toBe(true);
  expect(sameAnswer([0], [0, 1])).toBe(false);
  expect(sameAnswer('1', 1)).toBe(false);
  expect(sameAnswer(undefined, [0])).toBe(false);
});

test('an answer is right, wrong, or neither', () => {
  expect(isRight(form('single'), [0])).toBeUndefined();
  expect(isRight(form('number', { right: [7] }), 7)).toBe(true);
  expect(isRight(form('number', { right: [7] }), 8)).toBe(false);
  expect(isRight(form('several', { right: [2, 0] }), [0, 2])).toBe(true);
  expect(isRight(form('several', { right: [2, 0] }), [0])).toBe(false);
  // Damaged: a text where choices were asked for.
  expect(isRight(form('several', { right: [0] }), '[0]')).toBe(false);
});
