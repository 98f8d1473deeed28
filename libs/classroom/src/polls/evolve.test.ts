import { describe, expect, test } from '@jest/globals';
import { classOf, next, opened } from '../decide-testing.ts';
import type { NewClassEvent } from '../events.ts';
import type { Poll } from './poll.ts';

const poll = next;
const asked: NewClassEvent = {
  by: 'host',
  type: 'poll-opened',
  body: { kind: 'single', question: 'Which?', choices: ['a', 'b'], right: [1], anonymous: false },
};
const other: NewClassEvent = {
  by: 'cohost',
  type: 'poll-opened',
  body: { kind: 'text', question: '?', anonymous: true },
};
const answers = (by: string, answer: number[], was?: number[]): NewClassEvent => ({
  by,
  type: 'poll-answered',
  body: { poll, answer, ...(was === undefined ? {} : { was }) },
});
const results = [{ value: '0', count: 1 }];
const shown: NewClassEvent = { by: 'host', type: 'poll-shown', body: { poll, results, answered: 1, right: [1] } };

/** The first poll after these events, and the second, which none of them means. */
const polls = (...events: NewClassEvent[]): readonly Poll[] => classOf([...opened, asked, other, ...events]).polls;

describe('polls', () => {
  test('begin without answers, and keep who asked what and when', () => {
    const [first, second] = polls();
    expect(first).toEqual({
      ...asked.body,
      seq: poll,
      at: poll - 1,
      by: 'host',
      tally: [],
      answered: 0,
      answers: {},
      first: {},
    });
    expect(second).toMatchObject({ seq: poll + 1, by: 'cohost', anonymous: true });
  });

  test('count each person once, by their last answer and the event of their first', () => {
    const [first, second] = polls(answers('ada', [0]), answers('bosco', [0]), answers('ada', [1], [0]));
    expect(first).toMatchObject({
      answered: 2,
      answers: { ada: [1], bosco: [0] },
      first: { ada: poll + 2, bosco: poll + 3 },
    });
    expect(first?.tally).toEqual([
      { value: '0', count: 1 },
      { value: '1', count: 1 },
    ]);
    expect(second).toEqual(polls()[1]);
  });

  test('count an answer without a name, and keep it for nobody', () => {
    const [first] = polls(answers('', [0]));
    expect(first).toMatchObject({ answered: 1, tally: [{ value: '0', count: 1 }], answers: {}, first: {} });
  });

  test('are closed at a time', () => {
    const [first, second] = polls({ by: 'host', type: 'poll-closed', body: { poll } });
    expect(first?.closedAt).toBe(poll + 1);
    expect(second?.closedAt).toBeUndefined();
  });

  test('keep what was shown last, and what is right from then on', () => {
    const [first] = polls(shown);
    expect(first).toMatchObject({ shown: { results, answered: 1, at: poll + 1 }, right: [1] });
    const again = polls(shown, { by: 'host', type: 'poll-shown', body: { poll, results: [], answered: 2 } })[0];
    expect(again).toMatchObject({ shown: { results: [], answered: 2 }, right: [1] });
  });

  test('are put away until they are shown again', () => {
    const away: NewClassEvent = { by: 'host', type: 'poll-put-away', body: { poll } };
    expect(polls(away)[0]?.putAway).toBe(true);
    expect(polls(away)[1]).not.toHaveProperty('putAway');
    expect(polls(away, shown)[0]).not.toHaveProperty('putAway');
  });
});
