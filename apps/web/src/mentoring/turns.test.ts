import { describe, expect, test } from '@jest/globals';
import type { MentoringRequestState } from '#contract/graphql/graphql';
import { turnsOf } from './turns.ts';

const [mentor, mentee] = [{ id: 'mentor' }, { id: 'mentee' }];
const request = (state: MentoringRequestState, day = 1) => ({
  ...{ state, mentor, mentee },
  expiresAt: `2026-12-0${String(day)}T10:00:00Z`,
  createdAt: `2026-11-0${String(day)}T10:00:00Z`,
});
const placeOf = (state: MentoringRequestState, me: string) => {
  const turns = turnsOf([request(state)], me);
  return (['mine', 'theirs', 'over'] as const).find((name) => turns[name].length === 1);
};

describe('whose turn a request is', () => {
  test.each([
    ['OPEN', 'mine', 'theirs'],
    ['ASKED', 'theirs', 'mine'],
    ['ACCEPTED', 'over', 'over'],
    ['DECLINED', 'over', 'over'],
    ['WITHDRAWN', 'over', 'over'],
    ['EXPIRED', 'over', 'over'],
    ['CLOSED', 'over', 'over'],
  ] as const)('%s: %s for the mentor, %s for the mentee', (state, ofMentor, ofMentee) => {
    expect(placeOf(state, 'mentor')).toBe(ofMentor);
    expect(placeOf(state, 'mentee')).toBe(ofMentee);
  });

  test('what ends first stands first, and of what is over the newest', () => {
    const days = (requests: readonly { expiresAt: string }[]) =>
      requests.map(({ expiresAt }) => expiresAt.slice(9, 10));
    const some = [2, 1, 3];
    expect(
      days(
        turnsOf(
          some.map((day) => request('OPEN', day)),
          'mentor',
        ).mine,
      ),
    ).toEqual(['1', '2', '3']);
    expect(
      days(
        turnsOf(
          some.map((day) => request('DECLINED', day)),
          'mentor',
        ).over,
      ),
    ).toEqual(['3', '2', '1']);
  });
});
