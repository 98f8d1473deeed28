import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { emptyClass, eventsFor, foldAll, stateFor } from '#classroom';
import type { ClassEvent, NewClassEvent } from '#classroom';
import { trueLogs } from '#classroom/testing';
import { reportOf, writtenIn } from './report.ts';

const start = 1_764_000_000_000;
const logOf = (...events: (NewClassEvent & { minute?: number })[]): ClassEvent[] =>
  events.map(
    ({ minute = 0, ...event }, index) =>
      ({ ...event, seq: index + 1, at: start + minute * 60_000 + index }) as ClassEvent,
  );
const joined = (by: string, minute: number) =>
  ({
    by,
    minute,
    type: 'joined',
    body: { name: by.toUpperCase(), role: by === 'host' ? 'host' : 'listener' },
  }) as const;
const left = (by: string, minute: number) => ({ by, minute, type: 'left', body: { reason: 'left' } }) as const;

test('presence over time has points where it changes: the greatest and the last of a minute', () => {
  const { presence } = reportOf(
    logOf(
      ...[joined('host', 0), joined('ada', 2), joined('bosco', 2)],
      ...[left('ada', 5), joined('ada', 5), left('bosco', 5), left('ada', 5), left('host', 9)],
    ),
  );
  expect(presence.map(({ at, count }) => [Math.floor((at.getTime() - start) / 60_000), count])).toEqual([
    [0, 1],
    [2, 2],
    [2, 3],
    [5, 3],
    [5, 1],
    [9, 0],
  ]);
});

test('for any log, the counts match the log, and the last point is the number of people present', () => {
  fc.assert(
    fc.property(trueLogs(), (log) => {
      const { presence, participation } = reportOf(log);
      const state = foldAll(emptyClass, log);
      const here = Object.values(state.people).filter((person) => person.present).length;
      expect(presence.at(-1)?.count ?? 0).toBe(here);
      const sum = (of: 'messages' | 'questions') => participation.reduce((all, part) => all + part[of], 0);
      expect(sum('messages')).toBeLessThanOrEqual(state.messages.length);
      expect(sum('questions')).toBeLessThanOrEqual(state.questions.length);
      for (const { personId, secondsSpoken } of participation) {
        expect(Math.round(secondsSpoken * 1_000)).toBe(state.people[personId]?.spokeMs ?? 0);
      }
    }),
  );
});

test.each(['later-kind', 'constructor'])(
  'an event of the type "%s", which is not known here, counts for nothing',
  (type) => {
    const log = logOf(joined('ada', 0));
    const later = { seq: 2, at: start + 1, by: 'ada', type, body: { text: 'Hello' } } as unknown as ClassEvent;
    expect(reportOf([...log, later])).toEqual(reportOf(log));
    expect(writtenIn([...log, later])).toEqual([]);
  },
);

test('the transcript has removed messages too, and anonymous answers without names', () => {
  const form = { kind: 'single', question: 'Which?', choices: ['One', 'Two'], right: [1] } as const;
  const log = logOf(
    joined('host', 0),
    joined('ada', 0),
    { by: 'ada', type: 'message-posted', body: { text: 'bad' } },
    { by: 'host', type: 'message-removed', body: { message: 3 } },
    { by: 'ada', type: 'message-posted', body: { text: 'private', to: 'moderators' } },
    { by: 'host', type: 'poll-opened', body: { ...form, anonymous: true } },
    { by: 'ada', type: 'poll-answered', body: { poll: 6, answer: [1] } },
    { by: 'host', type: 'poll-opened', body: { ...form, anonymous: false } },
    { by: 'ada', type: 'poll-answered', body: { poll: 8, answer: [0] } },
    { by: 'host', type: 'groups-opened', body: { groups: [{ id: 1, name: 'Group 1', members: ['ada'] }] } },
    { by: 'ada', type: 'message-posted', body: { text: 'among us', group: 1 } },
    { by: 'host', type: 'poll-opened', body: { kind: 'text', question: 'Symbol of sodium?', anonymous: false } },
    { by: 'ada', type: 'poll-answered', body: { poll: 12, answer: 'Na' } },
  );
  expect(
    writtenIn(log).map(({ kind, name, text, group, removed }) => [
      kind,
      name,
      text,
      removed,
      ...(group ? [group] : []),
    ]),
  ).toEqual([
    ['message', 'ADA', 'bad', true],
    ['private', 'ADA', 'private', false],
    ['poll', 'HOST', 'Which?', false],
    ['answer', '', 'Two: 1', false],
    ['poll', 'HOST', 'Which?', false],
    ['answer', 'ADA', 'One ✗', false],
    ['message', 'ADA', 'among us', false, 'Group 1'],
    ['poll', 'HOST', 'Symbol of sodium?', false],
    ['answer', 'ADA', 'Na', false],
  ]);
});

/** The log in which two people swapped their answers to anonymous polls. */
function swapped(log: readonly ClassEvent[], one: string, other: string): ClassEvent[] {
  const anonymous = new Set(
    log.flatMap((event) => (event.type === 'poll-opened' && event.body.anonymous ? [event.seq] : [])),
  );
  return log.map((event) => {
    if (event.type !== 'poll-answered' || !anonymous.has(event.body.poll)) return event;
    return { ...event, by: event.by === one ? other : event.by === other ? one : event.by };
  });
}

test('neither the report nor the log tells another person who gave which anonymous answer', () => {
  const all = (log: readonly ClassEvent[], viewer: string) => {
    const state = foldAll(emptyClass, log);
    const views = [
      { id: viewer, moderates: true },
      { id: viewer, moderates: true, standsIn: true },
      { id: viewer, moderates: false },
    ];
    return JSON.stringify([
      reportOf(log),
      writtenIn(log),
      writtenIn(log, { id: viewer, since: undefined }),
      views.map((view) => [eventsFor(log, state, view), stateFor(state, view)]),
    ]);
  };
  const form = { kind: 'single', question: 'Which?', choices: ['One', 'Two'], anonymous: true } as const;
  const few = logOf(
    ...[joined('host', 0), joined('ada', 0), joined('bosco', 0)],
    { by: 'host', type: 'poll-opened', body: form },
    { by: 'ada', type: 'poll-answered', body: { poll: 4, answer: [1] }, key: 'of-ada' },
  );
  expect(all(swapped(few, 'ada', 'bosco'), 'host')).toBe(all(few, 'host'));
  fc.assert(
    fc.property(trueLogs(), (log) => {
      const people = Object.keys(foldAll(emptyClass, log).people);
      const [one = '', other = '', viewer = 'nobody'] = people;
      // A poll takes one answer from each person. So answers that only one of the two gave cannot be told apart in any other way.
      expect(all(swapped(log, one, other), viewer)).toBe(all(log, viewer));
    }),
  );
});
