import type { ClassEvent, ClassRole, LeaveReason, Source } from './events.ts';

export interface PersonInClass {
  readonly id: string;
  readonly name: string;
  readonly role: ClassRole;
  readonly present: boolean;
  /** ms since the epoch. */
  readonly firstIn: number;
  readonly leftAt?: number;
  readonly leftReason?: LeaveReason;
  /** Sequence number of the raised hand, so that hands are taken in order; absent when down. */
  readonly hand?: number;
  readonly hasFloor: boolean;
  readonly sources: readonly Source[];
}

export interface PostedMessage {
  readonly seq: number;
  readonly at: number;
  readonly by: string;
  readonly key?: string;
  readonly text: string;
}

export interface ClassState {
  /** Sequence number of the last event folded in; 0 for an empty class. */
  readonly seq: number;
  readonly people: Readonly<Record<string, PersonInClass>>;
  readonly messages: readonly PostedMessage[];
  /** When the class was ended, ms since the epoch. */
  readonly endedAt?: number;
}

export const emptyClass: ClassState = { seq: 0, people: {}, messages: [] };

/** How an event stands to a state: fold `next`, drop `old` (seen already), fetch what is missing before a `gap`. */
export function position(state: ClassState, event: { seq: number }): 'next' | 'old' | 'gap' {
  if (event.seq <= state.seq) return 'old';
  return event.seq === state.seq + 1 ? 'next' : 'gap';
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
      throw new RangeError(`event ${event.seq} cannot follow ${state.seq}: fetch the events between them first`);
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
  switch (event.type) {
    case 'joined':
      return join(state, event.by, event.body.name, event.body.role, event.at);
    case 'left':
      return update(state, event.by, (person) => ({
        ...quiet(person),
        present: false,
        leftAt: event.at,
        leftReason: event.body.reason,
      }));
    case 'message-posted': {
      const { seq, at, by, key } = event;
      const message = { seq, at, by, text: event.body.text, ...(key === undefined ? {} : { key }) };
      return { ...state, messages: [...state.messages, message] };
    }
    case 'hand-raised':
      return update(state, event.by, (person) => ({ ...person, hand: person.hand ?? event.seq }));
    case 'hand-lowered':
      return update(state, event.by, lowerHand);
    case 'floor-given':
      return update(state, event.body.to, (person) => ({ ...lowerHand(person), hasFloor: true }));
    case 'floor-taken':
      return update(state, event.body.from, (person) => ({
        ...person,
        hasFloor: false,
        sources: person.role === 'host' ? person.sources : [],
      }));
    case 'media-started':
      return update(state, event.by, (person) => ({
        ...person,
        sources: [...person.sources.filter((source) => source !== event.body.source), event.body.source],
      }));
    case 'media-stopped':
      return update(state, event.by, (person) => ({
        ...person,
        sources: person.sources.filter((source) => source !== event.body.source),
      }));
    case 'class-ended':
      return { ...state, endedAt: event.at };
    default:
      // Written by newer code: it keeps its place in the sequence and changes nothing we know of.
      return state;
  }
}

function join(state: ClassState, id: string, name: string, role: ClassRole, at: number): ClassState {
  const before = personOf(state, id);
  const {
    leftAt: _leftAt,
    leftReason: _leftReason,
    ...kept
  } = before ?? {
    firstIn: at,
    hasFloor: false,
    sources: [],
  };
  return { ...state, people: { ...state.people, [id]: { ...kept, id, name, role, present: true } } };
}

function update(state: ClassState, id: string, change: (person: PersonInClass) => PersonInClass): ClassState {
  const person = personOf(state, id);
  return person ? { ...state, people: { ...state.people, [id]: change(person) } } : state;
}

/** Somebody who is gone sends nothing; the floor stays theirs, so that a lost line does not cost a student the turn. */
function quiet(person: PersonInClass): PersonInClass {
  return { ...person, sources: [] };
}

function lowerHand(person: PersonInClass): PersonInClass {
  const { hand: _hand, ...rest } = person;
  return rest;
}

/** The person as the log knows them, whether here now or not. */
export function personOf(state: ClassState, id: string): PersonInClass | undefined {
  return Object.hasOwn(state.people, id) ? state.people[id] : undefined;
}

/** Raised hands, first raised first. */
export function hands(state: ClassState): PersonInClass[] {
  return Object.values(state.people)
    .filter((person) => person.present && person.hand !== undefined)
    .sort((a, b) => (a.hand ?? 0) - (b.hand ?? 0));
}

/** Everybody here now: hosts first, then by name as the reader's language sorts it. */
export function present(state: ClassState, locale?: string): PersonInClass[] {
  const collator = new Intl.Collator(locale);
  return Object.values(state.people)
    .filter((person) => person.present)
    .sort((a, b) => Number(b.role === 'host') - Number(a.role === 'host') || collator.compare(a.name, b.name));
}
