import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { boardCopy, viewerAfterwards } from './board/copy.ts';
import type { ClassEvent, NewClassEvent } from './events.ts';
import { fold, foldAll } from './fold.ts';
import { groupOfPage } from './board/board.ts';
import { emptyClass, moderates, personOf, trusted } from './state.ts';
import type { ClassState } from './state.ts';
import { talkCopy } from './talk/copy.ts';
import { eventsFor, stateFor, viewerOf } from './visibility.ts';

/**
 * Who reads what is private is decided when it is written. Logs of a lecturer, students who are named and released, stand in, are sent out
 * and moved into groups, and write, answer and draw meanwhile; each private thing is held against who was meant at its moment.
 */
const people = ['ada', 'bosco', 'chantal'] as const;
const person = fc.constantFrom(...people);
const mark = { kind: 'line', ink: 'ink', width: 60, box: [0, 0, 9, 9] } as const;
const form = { kind: 'single', question: '?', choices: ['a', 'b'], right: [0] } as const;
type Step = (state: ClassState) => NewClassEvent[];
const step =
  (make: (state: ClassState) => NewClassEvent | undefined): Step =>
  (state) =>
    [make(state) ?? []].flat();

const steps: fc.Arbitrary<Step> = fc.oneof(
  person.map((to) => step(() => ({ by: 'host', type: 'cohost-named', body: { to } }))),
  person.map((from) => step(() => ({ by: 'host', type: 'cohost-released', body: { from } }))),
  person.map((to) => step(() => ({ by: to, type: 'handed-over', body: { to } }))),
  person.map((from) => step(() => ({ by: from, type: 'handed-back', body: { from } }))),
  person.map((who) => step(() => ({ by: 'host', type: 'sent-out', body: { who, back: true } }))),
  person.map((by): Step => () => [
    { by, type: 'left', body: { reason: 'line' } },
    { by, type: 'joined', body: { name: by, role: 'listener' } },
  ]),
  person.map((by) => step(() => ({ by, type: 'joined', body: { name: by, role: 'host' } }))),
  person.map((by) => step(() => ({ by, type: 'message-posted', body: { text: 'private', to: 'moderators' } }))),
  fc
    .tuple(person, fc.nat(1))
    .map(([by, group]) => step(() => ({ by, type: 'message-posted', body: { text: 'group', group: group + 1 } }))),
  fc
    .tuple(person, fc.nat(1))
    .map(([by, group]) => step(() => ({ by, type: 'mark-made', body: { page: `group/${group + 1}/1`, mark } }))),
  fc
    .tuple(person, person, fc.option(fc.nat(1), { nil: undefined }))
    .map(([by, who, to]) =>
      step(() => ({ by, type: 'group-moved', body: { who, ...(to === undefined ? {} : { to: to + 1 }) } })),
    ),
  fc.boolean().map((anonymous) => step(() => ({ by: 'host', type: 'poll-opened', body: { ...form, anonymous } }))),
  fc.tuple(person, fc.nat(1)).map(([by, choice]) =>
    step(({ polls }) => {
      const poll = polls.at(-1);
      const was = poll?.answers[by];
      const body = { poll: poll?.seq ?? 0, answer: [choice], ...(was === undefined ? {} : { was }) };
      return poll && { by, type: 'poll-answered', body };
    }),
  ),
);

const logs = fc.array(steps, { minLength: 25, maxLength: 60, size: 'max' }).map((taken) => {
  const log: ClassEvent[] = [];
  let state = emptyClass;
  const append = (events: readonly NewClassEvent[]) => {
    for (const event of events) {
      const numbered = { ...event, seq: state.seq + 1, at: state.seq * 10 } as ClassEvent;
      log.push(numbered);
      state = fold(state, numbered);
    }
  };
  append([
    { by: 'host', type: 'joined', body: { name: 'host', role: 'host' } },
    ...people.map((by): NewClassEvent => ({ by, type: 'joined', body: { name: by, role: 'listener' } })),
    {
      by: 'host',
      type: 'groups-opened',
      body: {
        groups: [
          { id: 1, name: 'One', members: ['ada'] },
          { id: 2, name: 'Two', members: ['bosco'] },
        ],
      },
    },
    { by: 'host', type: 'poll-opened', body: { ...form, anonymous: false } },
  ]);
  for (const take of taken) append(take(state));
  return log;
});

/** The class before each event, by its number. */
const pasts = (log: readonly ClassEvent[]): ClassState[] => {
  const states = [emptyClass, emptyClass];
  for (const event of log) states.push(fold(states.at(-1) as ClassState, event));
  return states;
};

const everybody = ['host', ...people, 'missed it'] as const;

describe('what is private', () => {
  test('is read by those it was for when it was written: in snapshots, events and after class', () => {
    const hits = { message: 0, group: 0, drawn: 0, answer: 0, changed: 0, right: 0, read: 0 };
    fc.assert(
      fc.property(logs, fc.constantFrom(...everybody), (log, id) => {
        const past = pasts(log);
        const before = (seq: number) => past[seq] as ClassState;
        const state = foldAll(emptyClass, log);
        const live = viewerOf(state, id);
        const after = viewerAfterwards(state, id, id === 'host' ? 0 : undefined);
        const was = (seq: number) => ({
          trusted: trusted(personOf(before(seq), id)),
          moderated: moderates(personOf(before(seq), id)),
        });
        const meant = (seq: number, to: string | undefined, group: number | undefined) => {
          if (to !== undefined && !was(seq).trusted) return false;
          if (group === undefined) return true;
          return was(seq).trusted || (state.groups.find((one) => one.id === group)?.members.includes(id) ?? false);
        };
        for (const viewer of [live, after]) {
          const events = eventsFor(log, state, viewer);
          const seen = [stateFor(state, viewer), foldAll(emptyClass, events)];
          for (const { messages, board, polls } of seen) {
            for (const { seq, by, to, group } of messages) {
              if (by === id || (to === undefined && group === undefined)) continue;
              expect([seq, meant(seq, to, group)]).toEqual([seq, true]);
              hits.read++;
            }
            for (const [page, marks] of Object.entries(board.marks)) {
              for (const { seq } of marks) expect(meant(seq, undefined, groupOfPage(page))).toBe(true);
            }
            for (const poll of polls) {
              for (const [who, first] of Object.entries(poll.first)) {
                if (who !== id) expect([first, was(first).trusted]).toEqual([first, true]);
              }
              expect(Object.keys(poll.first)).toEqual(Object.keys(poll.answers));
              if (poll.right !== undefined && !poll.shown) expect(poll.by === id || was(poll.seq).trusted).toBe(true);
            }
          }
        }
        for (const { messages } of [talkCopy(state, after, '')]) {
          for (const { seq, by, to } of messages) {
            if (to !== undefined && by !== id) expect([seq, was(seq).trusted]).toEqual([seq, true]);
          }
        }
        const copied = boardCopy(state, after).board.marks;
        for (const [page, marks] of Object.entries(copied)) {
          for (const { seq } of marks) expect(meant(seq, undefined, groupOfPage(page))).toBe(true);
        }
        // How often the case was there at all: somebody who is trusted or moderates now, and was not when it was written.
        const late = live.moderates && !live.standsIn;
        for (const event of log) {
          const { by, seq, type, body } = event;
          if (by === id) continue;
          if (late && type === 'message-posted' && body.to !== undefined && !was(seq).trusted) hits.message++;
          if (live.moderates && type === 'message-posted' && body.group && !was(seq).moderated) hits.group++;
          if (live.moderates && type === 'mark-made' && !was(seq).moderated) hits.drawn++;
          if (late && type === 'poll-answered' && !was(seq).trusted) hits.answer++;
          if (late && type === 'poll-answered' && body.was !== undefined && was(seq).trusted) hits.changed++;
          if (late && type === 'poll-opened' && !was(seq).trusted) hits.right++;
        }
      }),
      { numRuns: 250 },
    );
    for (const [kind, times] of Object.entries(hits)) expect([kind, times > 10]).toEqual([kind, true]);
  });

  test('a lecturer who came to the section later reads what was written since, also as a late one', () => {
    const log = (
      [
        { by: 'host', type: 'joined', body: { name: 'host', role: 'host' } },
        { by: 'ada', type: 'joined', body: { name: 'ada', role: 'listener' } },
        { by: 'ada', type: 'message-posted', body: { text: 'before', to: 'moderators' } },
        { by: 'new', type: 'joined', body: { name: 'new', role: 'host', since: 4 } },
        { by: 'old', type: 'joined', body: { name: 'old', role: 'host' } },
        { by: 'ada', type: 'message-posted', body: { text: 'since', to: 'moderators' } },
      ] satisfies NewClassEvent[]
    ).map((event, index) => ({ ...event, seq: index + 1, at: index }) as ClassEvent);
    const state = foldAll(emptyClass, log);
    const read = (id: string) => stateFor(state, viewerOf(state, id)).messages.map(({ text }) => text);
    expect([read('host'), read('old'), read('new')]).toEqual([['before', 'since'], ['before', 'since'], ['since']]);
  });

  test('a person who looks into a group reads what is written from then on; a person who is put into it reads all of it', () => {
    const log = (
      [
        { by: 'host', type: 'joined', body: { name: 'host', role: 'host' } },
        ...people.map((by) => ({ by, type: 'joined', body: { name: by, role: 'listener' } }) as const),
        { by: 'host', type: 'groups-opened', body: { groups: [{ id: 1, name: 'One', members: ['ada'] }] } },
        { by: 'ada', type: 'message-posted', body: { text: 'before', group: 1 } },
        { by: 'host', type: 'cohost-named', body: { to: 'bosco' } },
        { by: 'bosco', type: 'group-moved', body: { who: 'bosco', to: 1 } },
        { by: 'host', type: 'group-moved', body: { who: 'chantal', to: 1 } },
        { by: 'ada', type: 'message-posted', body: { text: 'since', group: 1 } },
      ] satisfies NewClassEvent[]
    ).map((event, index) => ({ ...event, seq: index + 1, at: index }) as ClassEvent);
    const state = foldAll(emptyClass, log);
    const read = (id: string) => stateFor(state, viewerOf(state, id)).messages.map(({ text }) => text);
    expect([read('bosco'), read('chantal')]).toEqual([['since'], ['before', 'since']]);
  });
});
