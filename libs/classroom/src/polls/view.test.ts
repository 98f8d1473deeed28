import { describe, expect, test } from '@jest/globals';
import { classOf, next, opened } from '../decide-testing.ts';
import type { ClassEvent, NewClassEvent } from '../events.ts';
import { concerned, eventFor, isForAll, stateFor, viewerOf } from '../visibility.ts';
import type { Viewer } from '../visibility.ts';

const poll = next;
const ask = (by: string, anonymous: boolean, quiz = true): NewClassEvent => ({
  by,
  type: 'poll-opened',
  body: { kind: 'single', question: 'Which?', choices: ['a', 'b'], anonymous, ...(quiz ? { right: [1] } : {}) },
});
const answer: NewClassEvent = { by: 'ada', type: 'poll-answered', body: { poll, answer: [0] } };
const shown: NewClassEvent = {
  by: 'host',
  type: 'poll-shown',
  body: { poll, results: [{ value: '0', count: 1 }], answered: 1, right: [1] },
};

const classAfter = (...events: NewClassEvent[]) => {
  const state = classOf([...opened, ...events]);
  const as = (who: string | Viewer): Viewer => (typeof who === 'string' ? viewerOf(state, who) : who);
  return {
    event: (place: number, who: string | Viewer) =>
      eventFor(
        { ...(events[place] as NewClassEvent), seq: next + place, at: 0, key: 'key' } as ClassEvent,
        state,
        as(who),
      ),
    poll: (who: string | Viewer) => stateFor(state, as(who)).polls[0],
    state,
  };
};
/** Named only after the poll was asked. */
const late: Viewer = { id: 'late', moderates: true, trustedSince: poll + 1 };
/** Named only after the answer was given. */
const later: Viewer = { id: 'later', moderates: true, trustedSince: poll + 2 };

describe('what is right', () => {
  const quiz = classAfter(ask('cohost', false), answer);

  test('is for who asked it and for who was trusted then, until the results are shown', () => {
    for (const who of ['cohost', 'host']) {
      expect([who, quiz.event(0, who)]).toMatchObject([who, { body: { right: [1] } }]);
      expect([who, quiz.poll(who)?.right]).toEqual([who, [1]]);
    }
    // The co-host who asked it was released meanwhile.
    expect(quiz.event(0, { id: 'cohost', moderates: false })).toMatchObject({ body: { right: [1] } });
    for (const who of ['ada', 'steward', late]) {
      expect(quiz.event(0, who)).not.toHaveProperty('body.right');
      expect(quiz.event(0, who)).toMatchObject({ type: 'poll-opened', body: { question: 'Which?' } });
      expect(quiz.poll(who)?.right).toBeUndefined();
    }
    const told = classAfter(ask('host', false), answer, shown);
    expect(told.poll('ada')?.right).toEqual([1]);
    expect(told.poll('ada')?.shown).toMatchObject({ answered: 1 });
  });

  test('makes the event another for each kind, and a poll without it the same for all', () => {
    const event = (events: NewClassEvent) => ({ ...events, seq: poll, at: 0 }) as ClassEvent;
    expect(isForAll(event(ask('cohost', false)))).toBe(false);
    expect(isForAll(event(ask('cohost', false, false)))).toBe(true);
    expect(concerned(event(ask('cohost', false)), quiz.state)).toEqual(['cohost']);
  });
});

describe('an answer', () => {
  const open = classAfter(ask('cohost', false), answer);
  const anonymous = classAfter(ask('cohost', true), answer);

  test('is for who gave it, for who asked, and for who is trusted; nobody else learns of it', () => {
    for (const who of ['ada', 'cohost', 'host']) expect([who, open.event(1, who).by]).toEqual([who, 'ada']);
    for (const who of ['bosco', 'steward']) expect(open.event(1, who)).toMatchObject({ type: 'hidden', by: '' });
  });

  test('is without its name for who was not trusted yet when it was given', () => {
    expect(open.event(1, late)).toMatchObject({ type: 'poll-answered', by: 'ada' });
    expect(open.event(1, later)).toMatchObject({ type: 'poll-answered', by: '' });
    expect(open.event(1, later)).not.toHaveProperty('key');
    expect(open.poll(later)).toMatchObject({ answered: 1, tally: [{ value: '0', count: 1 }], answers: {}, first: {} });
    expect(open.poll(late)?.answers).toEqual({ ada: [0] });
  });

  test('to an anonymous poll has its name for nobody but who gave it', () => {
    expect(anonymous.event(1, 'ada').by).toBe('ada');
    expect(anonymous.event(1, 'cohost')).toMatchObject({ type: 'poll-answered', by: '' });
    expect(anonymous.poll('cohost')).toMatchObject({ answered: 1, answers: {}, first: {} });
    expect(anonymous.poll('ada')).toMatchObject({ answers: { ada: [0] }, first: { ada: poll + 1 } });
  });

  test('is all that a listener sees counted', () => {
    expect(open.poll('ada')).toMatchObject({
      answered: 1,
      tally: [{ value: '0', count: 1 }],
      answers: { ada: [0] },
      first: { ada: poll + 1 },
    });
    expect(open.poll('bosco')).toMatchObject({ answered: 0, tally: [], answers: {}, first: {} });
  });

  test('is the same for nobody, and another for who gave it', () => {
    const event = { ...answer, seq: poll + 1, at: 0 } as ClassEvent;
    expect(isForAll(event)).toBe(false);
    expect(concerned(event, open.state)).toContain('ada');
  });

  test('to a poll of who stands in is theirs to see, as long as they moderate', () => {
    const theirs = classAfter(ask('steward', false), answer);
    expect(theirs.event(1, 'steward').by).toBe('ada');
    expect(theirs.poll('steward')?.answers).toEqual({ ada: [0] });
    const released = classAfter(ask('steward', false), answer, {
      by: 'steward',
      type: 'handed-back',
      body: { from: 'steward' },
    });
    expect(released.poll('steward')?.answers).toEqual({});
    expect(released.event(1, 'steward')).toMatchObject({ type: 'hidden' });
  });
});

test('what closes, shows and puts away a poll is for everybody', () => {
  for (const [type, body] of [
    ['poll-closed', { poll }],
    ['poll-shown', shown.body],
    ['poll-put-away', { poll }],
  ] as const)
    expect(isForAll({ by: 'host', type, body, seq: 1, at: 0 } as ClassEvent)).toBe(true);
});
