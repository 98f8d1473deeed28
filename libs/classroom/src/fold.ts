import type { ClassEvent, ClassEventType, EventOf } from './events.ts';
import { evolveBoard } from './board/evolve.ts';
import { evolveGroups } from './groups/evolve.ts';
import { evolveNotes } from './notes/evolve.ts';
import { evolveOrder } from './order/evolve.ts';
import { evolvePeople } from './people/evolve.ts';
import { evolvePolls } from './polls/evolve.ts';
import { evolveQuestions } from './questions/evolve.ts';
import { noted } from './order/stand-ins.ts';
import { evolveTalk } from './talk/evolve.ts';
import { isWellFormed } from './shapes.ts';
import type { ClassState, Attendee } from './state.ts';

/** What an event makes of the state; `seq` is moved by `fold`. */
export type Evolve<T extends ClassEventType> = {
  readonly [K in T]: (state: ClassState, event: EventOf<K>) => ClassState;
};

const evolves: Evolve<ClassEventType> = {
  ...evolvePeople,
  ...evolveTalk,
  ...evolveQuestions,
  ...evolvePolls,
  ...evolveOrder,
  ...evolveBoard,
  ...evolveGroups,
  ...evolveNotes,
  hidden: (state) => state,
};

/** The first sequence number an event stands for; it is its own except where something is hidden. */
export function firstSeq(event: { seq: number; type?: string; body?: object }): number {
  const from = event.type === 'hidden' ? (event.body as { from?: unknown } | undefined)?.from : undefined;
  return typeof from === 'number' && from <= event.seq ? from : event.seq;
}

/** How an event stands to a state: fold `next`, drop `old` (seen already), fetch what is missing before a `gap`. */
export function position(
  state: ClassState,
  event: { seq: number; type?: string; body?: object },
): 'next' | 'old' | 'gap' {
  if (event.seq <= state.seq) return 'old';
  return firstSeq(event) <= state.seq + 1 ? 'next' : 'gap';
}

/**
 * The next state. Pure: the same on the server, in the browser and in replay. Events already folded in change nothing, so a
 * repeat is harmless; the caller must not fold across a gap (see `position`).
 */
export function fold(state: ClassState, event: ClassEvent): ClassState {
  switch (position(state, event)) {
    case 'old':
      return state;
    case 'gap':
      throw new RangeError(`event ${firstSeq(event)} cannot follow ${state.seq}: fetch the events between them first`);
    case 'next':
      return { ...apply(state, event), seq: event.seq };
  }
}

export function foldAll(state: ClassState, events: Iterable<ClassEvent>): ClassState {
  let result = state;
  for (const event of events) result = fold(result, event);
  return result;
}

function apply(state: ClassState, event: ClassEvent): ClassState {
  // Written by newer code, or damaged: it keeps its place in the sequence and changes nothing we know of.
  if (!isWellFormed(event)) return state;
  // The table's type ties each entry to its event; indexing by a union loses that.
  const after = (evolves[event.type] as (state: ClassState, event: ClassEvent) => ClassState)(state, event);
  return noted(state, event, after);
}

/** Raised hands, first raised first. */
export function hands(state: ClassState): Attendee[] {
  return Object.values(state.people)
    .filter((person) => person.present && person.hand !== undefined)
    .sort((a, b) => (a.hand ?? 0) - (b.hand ?? 0));
}

/** Everybody here now: hosts first, then by name as the reader's language sorts it. */
export function present(state: ClassState, locale?: string): Attendee[] {
  const collator = new Intl.Collator(locale);
  return Object.values(state.people)
    .filter((person) => person.present)
    .sort((a, b) => Number(b.role === 'host') - Number(a.role === 'host') || collator.compare(a.name, b.name));
}

/**
 * By whom a lecturer looks for first: hosts, then who holds the floor, then hands as they were raised, then who hardly hears (told to those
 * who moderate), then all others.
 */
export function byAttention(one: Attendee, other: Attendee): number {
  return attention(one) - attention(other);
}

function attention({ role, hasFloor, hand, line }: Attendee): number {
  if (role === 'host') return -2;
  if (hasFloor) return -1;
  return hand ?? Number.MAX_SAFE_INTEGER - (line === 'bad' ? 2 : line === 'weak' ? 1 : 0);
}

/** ms a turn is taken to last before any is over. */
const firstGuessMs = 90_000;

/**
 * ms until this person's turn, about: the turns before theirs, at the mean length of those that are over. Undefined
 * while their hand is down.
 */
export function waitFor(state: ClassState, personId: string): number | undefined {
  const ahead = hands(state).findIndex(({ id }) => id === personId);
  if (ahead < 0) return undefined;
  const { count, ms } = state.turns;
  const busy = Object.values(state.people).some((person) => person.present && person.hasFloor) ? 1 : 0;
  return (ahead + busy) * (count > 0 ? ms / count : firstGuessMs);
}
