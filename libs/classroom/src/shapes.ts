import type { ClassEventType } from './events.ts';

/**
 * What the body of each event must hold for the fold to read it. The live service writes no others; but logs are kept for years and
 * replayed, so one that is damaged must cost itself and nothing else: it keeps its place in the sequence and changes nothing.
 */
type Check = (value: unknown) => boolean;
type Shape = Readonly<Record<string, Check>>;

const text: Check = (value) => typeof value === 'string';
const number: Check = (value) => typeof value === 'number' && Number.isFinite(value);
const yesNo: Check = (value) => typeof value === 'boolean';
const listOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check);
const optional =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value);
const either =
  (...checks: Check[]): Check =>
  (value) =>
    checks.some((check) => check(value));
const shaped =
  (shape: Shape): Check =>
  (value) =>
    typeof value === 'object' &&
    value !== null &&
    Object.entries(shape).every(([name, check]) => check((value as Record<string, unknown>)[name]));

const answer = either(text, number, listOf(number));
const numbers =
  (count: number): Check =>
  (value) =>
    listOf(number)(value) && (value as unknown[]).length === count;
const mark = either(
  shaped({ kind: (kind) => kind === 'stroke', ink: text, width: number, path: listOf(number) }),
  shaped({
    kind: (kind) => typeof kind === 'string' && ['line', 'arrow', 'box', 'oval'].includes(kind),
    ink: text,
    width: number,
    box: numbers(4),
  }),
  shaped({ kind: (kind) => kind === 'text', ink: text, size: number, at: numbers(2), text }),
);
const nothing: Shape = {};

const shapes: Readonly<Record<ClassEventType, Shape>> = {
  joined: { name: text, role: text, assists: optional(yesNo), since: optional(number) },
  left: { reason: text },
  'message-posted': {
    text,
    to: optional(text),
    answers: optional(text),
    reply: optional(number),
    group: optional(number),
  },
  'message-removed': { message: number },
  'hand-raised': nothing,
  'hand-lowered': { of: optional(text) },
  'floor-given': { to: text },
  'floor-taken': { from: text },
  'media-started': { source: text },
  'media-stopped': { source: text },
  muted: { who: text },
  spoke: { ms: number },
  'question-asked': { text },
  'question-voted': { question: number, up: yesNo },
  'question-answered': { question: number, answered: yesNo },
  'question-removed': { question: number },
  'poll-opened': {
    kind: text,
    question: text,
    choices: optional(listOf(text)),
    right: optional(listOf(number)),
    anonymous: yesNo,
  },
  'poll-answered': { poll: number, answer, was: optional(answer) },
  'poll-closed': { poll: number },
  'poll-shown': {
    poll: number,
    results: listOf(shaped({ value: text, count: number })),
    answered: number,
    right: optional(listOf(number)),
  },
  'poll-put-away': { poll: number },
  'pace-said': { pace: text, was: text },
  'pace-cleared': nothing,
  'countdown-started': { seconds: number, label: optional(text) },
  'countdown-stopped': nothing,
  'cohost-named': { to: text },
  'cohost-released': { from: text },
  'pictures-allowed': { to: text, beside: optional(yesNo) },
  'pictures-withdrawn': { from: text },
  'captioner-named': { to: text },
  'captioner-released': { from: text },
  captioned: { text, auto: optional(yesNo) },
  'notes-edited': { update: text },
  'handed-over': { to: text },
  'handed-back': { from: text },
  locked: { what: text },
  unlocked: { what: text },
  knocked: { name: text },
  'stopped-waiting': nothing,
  'let-in': { who: text },
  'turned-away': { who: text },
  'sent-out': { who: text, back: yesNo },
  'let-back': { who: text },
  'line-judged': { quality: text },
  'deck-opened': { deck: text, title: text, pages: number },
  'page-added': { group: optional(number) },
  'page-shown': { page: text },
  'board-put-away': nothing,
  'part-shown': { page: text, part: optional(numbers(3)) },
  'mark-made': { page: text, mark },
  'marks-erased': { page: text, marks: listOf(number) },
  'page-cleared': { page: text },
  'board-given': { to: optional(text) },
  'board-taken': { from: optional(text) },
  'groups-opened': {
    groups: listOf(shaped({ id: number, name: text, members: listOf(text) })),
    task: optional(text),
  },
  'group-moved': { who: text, to: optional(number) },
  'groups-called': { seconds: optional(number) },
  'groups-closed': nothing,
  'broadcast-started': nothing,
  'broadcast-stopped': nothing,
  'class-ended': { timeUp: optional(yesNo) },
  'class-reopened': nothing,
  'closing-told': { at: optional(number) },
  hidden: { from: number },
};

/** Whether an event is of a type that is known, and its body is what that type says. */
export function isWellFormed({ type, body }: { type: string; body: unknown }): boolean {
  return Object.hasOwn(shapes, type) && shaped(shapes[type as ClassEventType])(body);
}
