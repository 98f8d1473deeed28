import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import type { ClassEvent, NewClassEvent } from './events.ts';
import { foldAll } from './fold.ts';
import { emptyClass } from './state.ts';
import type { ClassState } from './state.ts';
import { trueLogs } from './testing.ts';
import {
  concerned,
  eventFor,
  eventsFor,
  groupsSeen,
  hasWords,
  seesAll,
  isForAll,
  stateFor,
  turnsView,
  viewerOf,
} from './visibility.ts';
import type { Viewer } from './visibility.ts';

const viewers = fc.record({
  id: fc.constantFrom('ada', 'bosco', 'nobody'),
  moderates: fc.boolean(),
  standsIn: fc.boolean(),
  trustedSince: fc.oneof(fc.constant(0), fc.nat(60)),
  moderatesSince: fc.oneof(fc.constant(0), fc.nat(60)),
});

/** A listener's own words draw a curve that nobody looks at; the state made for them leaves it out. */
const withoutCurve = (state: ClassState, viewer: Viewer): ClassState =>
  viewer.moderates ? state : { ...state, pace: { ...state.pace, curve: [] } };

describe('what a viewer gets', () => {
  test('the fold over their events is the state made for them', () => {
    fc.assert(
      fc.property(trueLogs(), viewers, (log, viewer) => {
        const state = foldAll(emptyClass, log);
        const theirs = foldAll(emptyClass, eventsFor(log, state, viewer));
        expect(withoutCurve(theirs, viewer)).toEqual(stateFor(state, viewer));
      }),
      { numRuns: 200 },
    );
  });

  test('a state made for them goes on with their later events, from any point', () => {
    fc.assert(
      fc.property(trueLogs(), viewers, fc.nat(80), (log, viewer, cut) => {
        const whole = foldAll(emptyClass, log);
        const before = foldAll(emptyClass, log.slice(0, cut));
        const seen = groupsSeen(before, viewer.id);
        const entered = groupsSeen(whole, viewer.id).filter((group) => !seen.includes(group));
        // A person who comes into a group where something was said gets the state anew.
        fc.pre(seesAll(viewer) || !hasWords(before, entered));
        const early = stateFor(before, viewer);
        const theirs = foldAll(early, eventsFor(log.slice(cut), whole, viewer));
        expect(withoutCurve(theirs, viewer)).toEqual(stateFor(whole, viewer));
      }),
      { numRuns: 150 },
    );
  });

  // The live service sends to kinds: to those who listen, and to those who see all. Who stands in gets each event by themselves.
  test('events for all are the same for all; of others, two people of a kind whom they do not concern get the same', () => {
    fc.assert(
      fc.property(trueLogs(), fc.boolean(), (log, moderates) => {
        const state = foldAll(emptyClass, log);
        const removed = new Set(
          log.flatMap(({ type, body }) =>
            type === 'message-removed' ? [body.message] : type === 'question-removed' ? [body.question] : [],
          ),
        );
        for (const event of log) {
          const to = (id: string) => eventFor(event, state, { id, moderates });
          if (isForAll(event) && !removed.has(event.seq)) expect(to('ada')).toBe(event);
          if (!concerned(event, state).includes('ada')) expect(to('ada')).toEqual(to('nobody'));
        }
      }),
    );
  });

  test('a listener never gets others’ names or words that are not for them', () => {
    fc.assert(
      fc.property(trueLogs(), (log) => {
        const state = foldAll(emptyClass, log);
        const viewer = { id: 'ada', moderates: false };
        const secret = (event: ClassEvent) =>
          event.by !== 'ada' &&
          (['poll-answered', 'pace-said', 'line-judged', 'spoke', 'knocked'].includes(event.type) ||
            (event.type === 'message-posted' && event.body.to !== undefined && event.body.answers !== 'ada'));
        for (const event of log.filter(secret)) {
          expect(eventFor(event, state, viewer)).toEqual({
            seq: event.seq,
            at: event.at,
            by: '',
            type: 'hidden',
            body: { from: event.seq },
          });
        }
        const seen = stateFor(state, viewer);
        for (const poll of seen.polls) {
          expect(Object.keys(poll.answers).filter((id) => id !== 'ada')).toEqual([]);
          if (!poll.shown && poll.by !== 'ada') expect(poll.right).toBeUndefined();
        }
        for (const { voters } of seen.questions) expect(voters.filter((id) => id !== 'ada')).toEqual([]);
      }),
    );
  });

  test('even moderators are not told who answered an anonymous poll', () => {
    fc.assert(
      fc.property(trueLogs(), (log) => {
        const state = foldAll(emptyClass, log);
        const anonymous = new Set(state.polls.filter((poll) => poll.anonymous).map(({ seq }) => seq));
        for (const event of eventsFor(log, state, { id: 'ada', moderates: true })) {
          if (event.type === 'poll-answered' && anonymous.has(event.body.poll)) expect(['', 'ada']).toContain(event.by);
        }
      }),
    );
  });

  test('a stand-in reads nothing that was confided to others, but the answers to what they ask themselves', () => {
    const form = { kind: 'single', question: 'Which?', choices: ['a', 'b'], right: [1], anonymous: false } as const;
    const events: NewClassEvent[] = [
      { by: 'host', type: 'joined', body: { name: 'Host', role: 'host' } },
      { by: 'ada', type: 'joined', body: { name: 'Ada', role: 'listener' } },
      { by: 'bosco', type: 'joined', body: { name: 'Bosco', role: 'listener' } },
      { by: 'bosco', type: 'message-posted', body: { text: 'between us', to: 'moderators' } },
      { by: 'host', type: 'poll-opened', body: form },
      { by: 'bosco', type: 'poll-answered', body: { poll: 5, answer: [0] } },
      { by: 'host', type: 'left', body: { reason: 'line' } },
      { by: 'ada', type: 'handed-over', body: { to: 'ada' } },
      { by: 'ada', type: 'poll-opened', body: form },
      { by: 'bosco', type: 'poll-answered', body: { poll: 9, answer: [1] } },
    ];
    const log = events.map((event, index) => ({ ...event, seq: index + 1, at: index }) as ClassEvent);
    const state = foldAll(emptyClass, log);
    expect(viewerOf(state, 'ada')).toEqual({
      id: 'ada',
      moderates: true,
      standsIn: true,
      moderatesSince: 8,
    });
    expect(viewerOf(state, 'host')).toEqual({ id: 'host', moderates: true, standsIn: false });
    expect(viewerOf(state, 'bosco')).toMatchObject({ moderates: false, standsIn: false });
    const { messages, polls } = stateFor(state, viewerOf(state, 'ada'));
    expect(messages).toEqual([]);
    expect(polls.map(({ right, answers }) => [right, answers])).toEqual([
      [undefined, {}],
      [[1], { bosco: [1] }],
    ]);
    expect(stateFor(state, viewerOf(state, 'host')).messages).toHaveLength(1);
  });

  test('the answer of a moderator to a private message is read by its writer, and by no other listener', () => {
    const events: NewClassEvent[] = [
      { by: 'ada', type: 'message-posted', body: { text: 'I am lost', to: 'moderators' } },
      {
        by: 'host',
        type: 'message-posted',
        body: { text: 'Ask me after', to: 'moderators', answers: 'ada', reply: 1 },
      },
    ];
    const log = events.map((event, index) => ({ ...event, seq: index + 1, at: index }) as ClassEvent);
    const state = foldAll(emptyClass, log);
    const read = (id: string, moderates: boolean) => stateFor(state, { id, moderates }).messages.length;
    expect([read('ada', false), read('bosco', false), read('cohost', true)]).toEqual([2, 0, 2]);
    expect(concerned(log[1] as ClassEvent, state)).toContain('ada');
  });

  test('messages and drawings of a group are for people who have been in it, and for moderators', () => {
    const mark = { kind: 'line', ink: 'ink', width: 60, box: [0, 0, 9, 9] } as const;
    const events: NewClassEvent[] = [
      { by: 'host', type: 'joined', body: { name: 'Host', role: 'host' } },
      { by: 'ada', type: 'joined', body: { name: 'Ada', role: 'listener' } },
      { by: 'bosco', type: 'joined', body: { name: 'Bosco', role: 'listener' } },
      { by: 'host', type: 'groups-opened', body: { groups: [{ id: 1, name: 'One', members: ['ada', 'dora'] }] } },
      { by: 'dora', type: 'message-posted', body: { text: 'among us', group: 1 } },
      { by: 'dora', type: 'mark-made', body: { page: 'group/1/1', mark } },
    ];
    const log = events.map((event, index) => ({ ...event, seq: index + 1, at: index }) as ClassEvent);
    const state = foldAll(emptyClass, log);
    const seen = (id: string, moderates = false) => {
      const { messages, board } = stateFor(state, { id, moderates });
      return [messages.length, Object.keys(board.marks).length];
    };
    expect([seen('ada'), seen('bosco'), seen('host', true)]).toEqual([
      [1, 1],
      [0, 0],
      [1, 1],
    ]);
    for (const event of log.slice(4)) {
      expect(concerned(event, state)).toContain('ada');
      expect(concerned(event, state)).not.toContain('bosco');
    }
  });

  test('a person who begins or ceases to moderate, or comes into a group, gets another view; nobody else does', () => {
    const events = [
      { by: 'host', type: 'cohost-named', body: { to: 'ada' } },
      { by: 'host', type: 'cohost-released', body: { from: 'ada' } },
      { by: 'ada', type: 'handed-over', body: { to: 'ada' } },
      { by: 'ada', type: 'handed-back', body: { from: 'ada' } },
      { by: 'host', type: 'group-moved', body: { who: 'ada', to: 1 } },
      { by: 'host', type: 'sent-out', body: { who: 'ada', back: true } },
    ] satisfies NewClassEvent[];
    for (const event of events) {
      expect([event.type, turnsView({ ...event, seq: 1, at: 1 }, 'ada')]).toEqual([event.type, true]);
      expect([event.type, turnsView({ ...event, seq: 1, at: 1 }, 'host')]).toEqual([event.type, false]);
    }
    // On the way back nothing more is seen.
    expect(turnsView({ by: 'host', type: 'group-moved', body: { who: 'ada' }, seq: 1, at: 1 }, 'ada')).toBe(false);
  });

  test('an event of a newer build is for nobody', () => {
    const whisper = { seq: 1, at: 1, by: 'bosco', type: 'whispered', body: { to: 'ada' } };
    for (const type of [whisper.type, '__proto__', 'toString']) {
      const event = { ...whisper, type } as unknown as ClassEvent;
      expect([type, isForAll(event), concerned(event, emptyClass)]).toEqual([type, false, []]);
      for (const id of ['ada', 'bosco']) {
        for (const moderates of [false, true]) {
          expect(eventFor(event, emptyClass, { id, moderates })).toEqual({
            seq: 1,
            at: 1,
            by: '',
            type: 'hidden',
            body: { from: 1 },
          });
        }
      }
    }
  });

  test('a part of the state that a newer build has is for nobody', () => {
    const state = { ...emptyClass, whispers: [{ by: 'bosco', to: 'ada' }] };
    expect(stateFor(state, { id: 'ada', moderates: true })).toEqual(emptyClass);
  });

  test('a field that a newer build gives a person or a poll is for nobody who listens', () => {
    const log = [
      { seq: 1, at: 1, by: 'bosco', type: 'joined', body: { name: 'Bosco', role: 'listener' } },
      { seq: 2, at: 2, by: 'host', type: 'poll-opened', body: { kind: 'text', question: '?', anonymous: false } },
    ] satisfies ClassEvent[];
    const state = foldAll(emptyClass, log);
    const newer = {
      ...state,
      people: { bosco: { ...state.people['bosco'], marks: 7 } },
      polls: state.polls.map((poll) => ({ ...poll, notes: 'for the lecturer' })),
    } as unknown as ClassState;
    const seen = stateFor(newer, { id: 'ada', moderates: false });
    expect(seen).toEqual(stateFor(state, { id: 'ada', moderates: false }));
    expect(seen.people['bosco']?.name).toBe('Bosco');
    expect(seen.polls[0]?.question).toBe('?');
  });

  test('runs of hidden events become one that spans them', () => {
    const log = [1, 2, 3].map((seq) => ({ seq, at: seq, by: 'bosco', type: 'spoke', body: { ms: 1 } }) as const);
    expect(eventsFor(log, emptyClass, { id: 'ada', moderates: false })).toEqual([
      { seq: 3, at: 3, by: '', type: 'hidden', body: { from: 1 } },
    ]);
  });
});
