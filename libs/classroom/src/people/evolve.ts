import type { EventOf } from '../events.ts';
import type { Evolve } from '../fold.ts';
import { speaksNoMoreToAll } from '../groups/groups.ts';
import { personOf } from '../state.ts';
import { keeping } from './keeping.ts';
import type { ClassState, Attendee } from '../state.ts';
import type { PeopleEvents } from './events.ts';

/** Who is here, hands, floor and what is sent. */
export const evolvePeople: Evolve<keyof PeopleEvents> = {
  joined: join,
  left: (state, { by, at, body }) =>
    // A lecturer whose connection is lost goes on speaking to all groups when it is back.
    update(body.reason === 'left' ? speaksNoMoreToAll(state, by) : state, by, ({ line: _line, ...person }) => ({
      ...person,
      // Somebody who is gone sends nothing; the floor stays theirs, so that a lost connection does not cost a student the turn.
      sources: [],
      present: false,
      leftAt: at,
      leftReason: body.reason,
    })),
  'hand-raised': (state, { by, seq }) => update(state, by, (person) => ({ ...person, hand: person.hand ?? seq })),
  'hand-lowered': (state, { by, body }) => update(state, body.of ?? by, lowerHand),
  'floor-given': (state, { at, body }) =>
    update(state, body.to, (person) => ({ ...lowerHand(person), hasFloor: true, floorAt: person.floorAt ?? at })),
  'floor-taken': (state, { at, body }) => takeFloor(state, body.from, at),
  'media-started': (state, { by, body: { source } }) =>
    update(state, by, ({ mutedAt, ...person }) => ({
      ...person,
      ...(mutedAt === undefined || source === 'microphone' ? {} : { mutedAt }),
      sources: [...person.sources.filter((other) => other !== source), source],
    })),
  'media-stopped': (state, { by, body: { source } }) => stop(state, by, source),
  muted: (state, { seq, at, body: { who } }) => {
    const person = personOf(state, who);
    if (!person) return state;
    const heard = person.role === 'host' ? state : takeFloor(state, who, at);
    return update(stop(heard, who, 'microphone'), who, (silent) => ({ ...silent, mutedAt: seq }));
  },
  spoke: (state, { by, body }) =>
    update(state, by, (person) => ({ ...person, spokeMs: (person.spokeMs ?? 0) + body.ms })),
  'line-judged': (state, { by, body: { quality } }) =>
    update(state, by, ({ line: _line, ...person }) => (quality === 'good' ? person : { ...person, line: quality })),
};

export function update(state: ClassState, id: string, change: (person: Attendee) => Attendee): ClassState {
  const person = personOf(state, id);
  return person ? { ...state, people: { ...state.people, [id]: change(person) } } : state;
}

function join(state: ClassState, { seq, by: id, at, body }: EventOf<'joined'>): ClassState {
  const { name, role, assists, since = 0 } = body;
  const before = personOf(state, id);
  const first: Omit<Attendee, 'present'> = { id, name, role, firstIn: at, hasFloor: false, sources: [] };
  const { leftAt: _leftAt, leftReason: _leftReason, sentOut: _sentOut, assists: _assists, ...kept } = before ?? first;
  const here: Attendee = { ...kept, name, role, ...(assists ? { assists } : {}), present: true };
  return {
    ...state,
    // A person who was here in another role was not meant by what was written meanwhile.
    people: { ...state.people, [id]: keeping(before, here, before ? seq : since) },
    waiting: state.waiting.filter((waiting) => waiting.id !== id),
  };
}

function takeFloor(state: ClassState, from: string, at: number): ClassState {
  const since = personOf(state, from)?.floorAt;
  const { count, ms } = state.turns;
  const turns = since === undefined ? state.turns : { count: count + 1, ms: ms + Math.max(0, at - since) };
  return update({ ...state, turns }, from, ({ floorAt: _floorAt, mayShow: _mayShow, ...person }) => ({
    ...person,
    hasFloor: false,
    sources: person.role === 'host' || person.cohost === true ? person.sources : [],
  }));
}

function stop(state: ClassState, id: string, source: Attendee['sources'][number]): ClassState {
  return update(state, id, (person) => ({ ...person, sources: person.sources.filter((other) => other !== source) }));
}

function lowerHand(person: Attendee): Attendee {
  const { hand: _hand, ...rest } = person;
  return rest;
}
