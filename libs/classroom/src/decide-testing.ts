import { decideCommand } from './decide.ts';
import type { ClassCommand } from './decide.ts';
import type { ClassEventType, NewClassEvent } from './events.ts';
import { foldAll } from './fold.ts';
import { Refusal } from './refusal.ts';
import { emptyClass } from './state.ts';
import type { ClassState } from './state.ts';

/** Only tests load this file: commands put to a class, and what it makes of them in one line. */

type Unkeyed<C> = C extends unknown ? Omit<C, 'key'> : never;

/** What happened before; who asks; the command; the events it becomes (none: []), or the code and the field of the refusal. */
export type DecideRow = readonly [
  what: string,
  before: readonly NewClassEvent[],
  by: string,
  command: Unkeyed<ClassCommand>,
  becomes: readonly (readonly [ClassEventType, object])[] | string,
];

/** Host, co-host, two listeners of whom bosco has the floor, one who stands in as a rule of the class, and a lecturer who is gone. */
export const opened: readonly NewClassEvent[] = [
  { by: 'host', type: 'joined', body: { name: 'Host', role: 'host' } },
  { by: 'cohost', type: 'joined', body: { name: 'Chantal', role: 'listener' } },
  { by: 'host', type: 'cohost-named', body: { to: 'cohost' } },
  { by: 'ada', type: 'joined', body: { name: 'Ada', role: 'listener' } },
  { by: 'bosco', type: 'joined', body: { name: 'Bosco', role: 'listener' } },
  { by: 'host', type: 'floor-given', body: { to: 'bosco' } },
  { by: 'steward', type: 'joined', body: { name: 'Didier', role: 'listener' } },
  { by: 'steward', type: 'handed-over', body: { to: 'steward' } },
  { by: 'gone', type: 'joined', body: { name: 'Gone', role: 'listener' } },
  { by: 'gone', type: 'left', body: { reason: 'line' } },
];
/** Sequence number of the first event of a row. */
export const next = opened.length + 1;

export const classOf = (events: readonly NewClassEvent[]): ClassState =>
  foldAll(
    emptyClass,
    events.map((event, index) => ({ ...event, seq: index + 1, at: index })),
  );

/** What a row becomes, to be compared with what it says. @throws {Error} unless one event, and one alone, has the key */
export function becomes([what, before, by, command]: DecideRow): DecideRow[4] {
  const decided = decideCommand(classOf([...opened, ...before]), by, { ...command, key: what } as ClassCommand);
  if (decided instanceof Refusal) return [decided.code, decided.field ?? []].flat().join(' ');
  const keyed = decided.filter(({ key }) => key === what).length;
  if (decided.length > 0 && keyed !== 1) throw new Error(`${keyed} events have the key`);
  return decided.map(({ type, body }) => [type, body]);
}
