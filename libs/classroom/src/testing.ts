import * as fc from 'fast-check';
import { inks, pathOf, strokeWidths } from './board/board.ts';
import type { Mark } from './board/board.ts';
import { classRoles, lineQualities, locks, paces, sources } from './events.ts';
import type { ClassEvent, ClassEventBodies, LeaveReason } from './events.ts';
import { pollKinds } from './polls/poll.ts';
import type { PollAnswer, PollForm } from './polls/poll.ts';

export { permissionOf, trueLogs } from './true-logs.ts';

/** Only tests load this file: logs as a class could write them, and some that it should not but replay must survive. */

const people = ['ada', 'bosco', 'chantal', 'didier'] as const;
const person = fc.constantFrom(...people);
const reasons: readonly LeaveReason[] = ['left', 'line', 'replaced', 'server', 'ended', 'sent-out'];
const source = fc.record({ source: fc.constantFrom(...sources) });
const nothing = fc.constant({});
const text = fc.string({ minLength: 1, maxLength: 12, size: 'max' });
/** Small, so that references often hit what is there. */
const seq = fc.integer({ min: 1, max: 40 });
const page = fc.constantFrom(
  'blank/1',
  'group/1/1',
  'group/2/1',
  'deck/00000000-0000-4000-8000-000000000001/1',
  '__proto__',
);
const group = fc.integer({ min: 1, max: 3 });
const tally = fc.array(fc.record({ value: text, count: fc.nat(9) }), { maxLength: 3 });
const answer: fc.Arbitrary<PollAnswer> = fc.oneof(fc.uniqueArray(fc.nat(3), { maxLength: 2 }), text, fc.integer());
const pace = fc.constantFrom(...paces);
const what = fc.record({ what: fc.constantFrom(...locks) });
const of = <K extends string>(name: K, value: fc.Arbitrary<unknown>) => fc.record({ [name]: value });

export const marks: fc.Arbitrary<Mark> = fc
  .record({
    ink: fc.constantFrom(...inks),
    width: fc.constantFrom(...strokeWidths),
    points: fc.array(fc.tuple(fc.nat(10_000), fc.nat(5_625)), { minLength: 1, maxLength: 6 }),
  })
  .map(({ ink, width, points }) => ({ kind: 'stroke', ink, width, path: pathOf(points) }));

const form: fc.Arbitrary<PollForm> = fc.record(
  {
    kind: fc.constantFrom(...pollKinds),
    question: text,
    choices: fc.array(text, { maxLength: 4 }),
    right: fc.array(fc.nat(3), { maxLength: 2 }),
    anonymous: fc.boolean(),
  },
  { requiredKeys: ['kind', 'question', 'anonymous'] },
);

const bodies = {
  joined: fc.record(
    { name: text, role: fc.constantFrom(...classRoles), assists: fc.constant(true), since: seq },
    { requiredKeys: ['name', 'role'] },
  ),
  left: fc.record({ reason: fc.constantFrom(...reasons) }),
  'message-posted': fc.record(
    { text, to: fc.constant('moderators'), answers: person, reply: seq, group },
    { requiredKeys: ['text'] },
  ),
  'message-removed': of('message', seq),
  'hand-raised': nothing,
  'hand-lowered': fc.record({ of: person }, { requiredKeys: [] }),
  'floor-given': of('to', person),
  'floor-taken': of('from', person),
  'media-started': source,
  'media-stopped': source,
  muted: of('who', person),
  spoke: of('ms', fc.nat(90_000)),
  'question-asked': fc.record({ text }),
  'question-voted': fc.record({ question: seq, up: fc.boolean() }),
  'question-answered': fc.record({ question: seq, answered: fc.boolean() }),
  'question-removed': of('question', seq),
  'poll-opened': form,
  'poll-answered': fc.record({ poll: seq, answer, was: answer }, { requiredKeys: ['poll', 'answer'] }),
  'poll-closed': of('poll', seq),
  'poll-shown': fc.record({ poll: seq, results: tally, answered: fc.nat(9) }),
  'poll-put-away': of('poll', seq),
  'pace-said': fc.record({ pace, was: pace }),
  'pace-cleared': nothing,
  'countdown-started': fc.record({ seconds: fc.nat(600), label: text }, { requiredKeys: ['seconds'] }),
  'countdown-stopped': nothing,
  'cohost-named': of('to', person),
  'cohost-released': of('from', person),
  'pictures-allowed': fc.record({ to: person, beside: fc.constant(true) }, { requiredKeys: ['to'] }),
  'pictures-withdrawn': of('from', person),
  'captioner-named': of('to', person),
  'captioner-released': of('from', person),
  captioned: fc.record({ text, auto: fc.constant(true) }, { requiredKeys: ['text'] }),
  'notes-edited': fc.record({ update: text }),
  'handed-over': of('to', person),
  'handed-back': of('from', person),
  locked: what,
  unlocked: what,
  knocked: of('name', text),
  'stopped-waiting': nothing,
  'let-in': of('who', person),
  'turned-away': of('who', person),
  'sent-out': fc.record({ who: person, back: fc.boolean() }),
  'let-back': of('who', person),
  'line-judged': of('quality', fc.constantFrom(...lineQualities)),
  'deck-opened': fc.record({
    deck: fc.constant('00000000-0000-4000-8000-000000000001'),
    title: text,
    pages: fc.integer({ min: 1, max: 9 }),
  }),
  'page-added': fc.record({ group }, { requiredKeys: [] }),
  'page-shown': of('page', page),
  'board-put-away': nothing,
  'part-shown': fc.record(
    { page, part: fc.tuple(fc.nat(9_000), fc.nat(5_000), fc.integer({ min: 2_000, max: 9_999 })) },
    { requiredKeys: ['page'] },
  ),
  'mark-made': fc.record({ page, mark: marks }),
  'marks-erased': fc.record({ page, marks: fc.array(seq, { maxLength: 3 }) }),
  'page-cleared': of('page', page),
  'board-given': fc.record({ to: person }, { requiredKeys: [] }),
  'board-taken': fc.record({ from: person }, { requiredKeys: [] }),
  'groups-opened': fc.record(
    {
      groups: fc.array(fc.record({ id: group, name: text, members: fc.uniqueArray(person) }), { maxLength: 3 }),
      task: text,
    },
    { requiredKeys: ['groups'] },
  ),
  'group-moved': fc.record({ who: person, to: group }, { requiredKeys: ['who'] }),
  'groups-called': fc.record({ seconds: fc.nat(600) }, { requiredKeys: [] }),
  'groups-closed': nothing,
  'broadcast-started': nothing,
  'broadcast-stopped': nothing,
  'class-ended': fc.record({ timeUp: fc.constant(true) }, { requiredKeys: [] }),
  'class-reopened': nothing,
  'closing-told': fc.record({ at: fc.nat() }, { requiredKeys: [] }),
} satisfies Record<Exclude<keyof ClassEventBodies, 'hidden'>, fc.Arbitrary<object>>;

export const eventTypes = Object.keys(bodies) as (keyof typeof bodies)[];

type Unnumbered = Omit<ClassEvent, 'seq' | 'at'>;
const something = fc.oneof(
  ...Object.entries(bodies).map(([type, body]) =>
    fc.record({ type: fc.constant(type), by: person, body: body as fc.Arbitrary<object> }),
  ),
) as fc.Arbitrary<Unnumbered>;

const numbered = (steps: readonly (readonly [Unnumbered, number])[]): ClassEvent[] => {
  let at = 1_764_000_000_000;
  return steps.map(([event, ms], index) => ({ ...event, seq: index + 1, at: (at += ms) }) as ClassEvent);
};

/** A log of up to `maxLength` events, numbered, with times that never run back. */
export const logs = (maxLength = 60): fc.Arbitrary<ClassEvent[]> =>
  fc.array(fc.tuple(something, fc.nat(5_000)), { maxLength, size: 'max' }).map(numbered);
