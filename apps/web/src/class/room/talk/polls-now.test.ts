import { describe, expect, test } from '@jest/globals';
import type { Poll } from '#classroom';
import { pollsNow } from './polls-now.ts';

const poll = (seq: number, change: Partial<Poll> = {}): Poll => ({
  seq,
  at: seq,
  by: 'host',
  kind: 'text',
  question: 'Why?',
  anonymous: false,
  tally: [],
  answered: 0,
  answers: {},
  first: {},
  ...change,
});
const closed = { closedAt: 50 };
const shown = (at: number) => ({ ...closed, shown: { results: [], answered: 0, at } });
const now = (...polls: Poll[]) => pollsNow(polls, 'ada').map(({ seq }) => seq);

describe('the polls that a person is shown', () => {
  test('are all open ones, the newest first', () => {
    expect(now(poll(1), poll(2), poll(3, { putAway: true }))).toEqual([2, 1]);
  });

  test('include the closed one whose results were shown last, also when it is older', () => {
    expect(now(poll(1, shown(90)), poll(2, shown(60)), poll(3, closed))).toEqual([1]);
    expect(now(poll(1, shown(90)), poll(2, shown(60)), poll(3))).toEqual([3, 1]);
  });

  test('include the newest one that was closed without results, for people who answered it', () => {
    const answered = { ...closed, answers: { ada: 'because' } };
    expect(now(poll(1, answered), poll(2, answered))).toEqual([2]);
    expect(now(poll(1, { ...closed, answers: { bosco: 'because' } }))).toEqual([]);
  });
});
