import type { Evolve } from '../fold.ts';
import { speaksNoMoreToAll } from '../groups/groups.ts';
import { mayBeShown, whoMayShow } from './pictures.ts';
import { moderates, personOf } from '../state.ts';
import type { ClassState, Attendee } from '../state.ts';
import { keeping } from '../people/keeping.ts';
import { update } from '../people/evolve.ts';
import { asStandIn, released } from './stand-ins.ts';
import type { OrderEvents } from './events.ts';

/** Who moderates and how: co-hosts, locks, the waiting room, and the end. */
export const evolveOrder: Evolve<keyof OrderEvents> = {
  'cohost-named': (state, { seq, body }) => trust(state, body.to, seq, (person) => ({ ...person, cohost: true })),
  'cohost-released': (state, { seq, body }) =>
    lessTrusted(
      trust(state, body.from, seq, ({ cohost: _cohost, ...person }) => ({
        ...person,
        sources: person.role === 'host' ? person.sources : person.hasFloor ? keptOnFloor(person) : [],
      })),
      body.from,
    ),
  'pictures-allowed': (state, { body: { to, beside } }) => {
    const others = beside ? [] : whoMayShow(state).filter(({ id }) => id !== to);
    const alone = others.reduce((left, { id }) => withdrawPictures(left, id), state);
    return mayBeShown(alone, to) ? update(alone, to, (person) => ({ ...person, mayShow: true })) : alone;
  },
  'pictures-withdrawn': (state, { body: { from } }) => withdrawPictures(state, from),
  'captioner-named': (state, { body }) => update(state, body.to, (person) => ({ ...person, captioner: true })),
  'captioner-released': (state, { body }) => update(state, body.from, ({ captioner: _c, ...person }) => person),
  'handed-over': (state, { seq, body }) => trust(state, body.to, seq, (person) => ({ ...person, steward: true })),
  'handed-back': (state, { seq, body }) =>
    lessTrusted(
      trust(released(state), body.from, seq, ({ steward: _steward, ...person }) => person),
      body.from,
    ),
  locked: (state, { body: { what } }) => ({
    ...state,
    locked: [...state.locked.filter((other) => other !== what), what],
  }),
  unlocked: (state, { body: { what } }) => ({
    ...state,
    locked: state.locked.filter((other) => other !== what),
    // When the class is unlocked, everybody in the waiting room comes in. To have been turned away was for the time it was locked: those come in, and ask
    // anew once it is locked again.
    waiting:
      what === 'door'
        ? state.waiting.filter(({ turnedAway }) => !turnedAway).map((waiting) => ({ ...waiting, letIn: true as const }))
        : state.waiting,
  }),
  knocked: (state, { by, at, body: { name } }) => ({
    ...state,
    waiting: [...state.waiting.filter(({ id }) => id !== by), { id: by, name, since: at }],
  }),
  'stopped-waiting': (state, { by }) => ({
    ...state,
    // What was decided about them holds when they come back.
    waiting: state.waiting.filter((waiting) => waiting.id !== by || waiting.letIn || waiting.turnedAway),
  }),
  'let-in': (state, { body: { who } }) => ({
    ...state,
    waiting: state.waiting.map((waiting) =>
      waiting.id === who ? { id: who, name: waiting.name, since: waiting.since, letIn: true } : waiting,
    ),
  }),
  'turned-away': (state, { by, body: { who } }) => ({
    ...state,
    waiting: state.waiting.map((waiting) =>
      waiting.id === who
        ? {
            id: who,
            name: waiting.name,
            since: waiting.since,
            turnedAway: true,
            ...(asStandIn(state, by) ? { byStandIn: true as const } : {}),
          }
        : waiting,
    ),
  }),
  // Let in again, they are one of the others.
  'sent-out': (before, { seq, by, body: { who, back } }) => {
    const long = asStandIn(before, by) ? 'until-back' : 'for-good';
    const { board, ...state } = speaksNoMoreToAll(before, who);
    return trust(
      {
        ...state,
        board: {
          ...board,
          openTo: board.openTo === 'all' ? 'all' : board.openTo.filter((other) => other !== who),
        },
      },
      who,
      seq,
      ({
        hand: _hand,
        floorAt: _floorAt,
        mayShow: _mayShow,
        cohost: _cohost,
        captioner: _captioner,
        steward: _steward,
        ...person
      }) => ({
        ...person,
        hasFloor: false,
        sources: [],
        sentOut: back ? 'for-now' : long,
      }),
    );
  },
  'let-back': (state, { body: { who } }) => update(state, who, ({ sentOut: _sentOut, ...person }) => person),
  'class-ended': ({ closesAt: _closesAt, ...state }, { at, by, body: { timeUp } }) => ({
    ...state,
    endedAt: at,
    ...(timeUp ? {} : { endedBy: by }),
  }),
  'class-reopened': ({ endedAt: _endedAt, endedBy: _endedBy, ...state }) => state,
  'closing-told': ({ closesAt: _closesAt, ...state }, { body: { at } }) => ({
    ...state,
    ...(at === undefined ? {} : { closesAt: at }),
  }),
};

function withdrawPictures(state: ClassState, from: string): ClassState {
  return update(state, from, ({ mayShow: _mayShow, ...person }) => ({
    ...person,
    sources: person.role === 'host' || person.cohost === true ? person.sources : keptOnFloor(person),
  }));
}

/** What somebody who only has the floor goes on sending. */
function keptOnFloor({ sources, mayShow }: Pick<Attendee, 'sources' | 'mayShow'>): Attendee['sources'] {
  return mayShow ? sources : sources.filter((source) => source === 'microphone');
}

/** Changes who somebody is in the class, at an event. */
function trust(state: ClassState, id: string, seq: number, change: (person: Attendee) => Attendee): ClassState {
  return update(state, id, (person) => keeping(person, change(person), seq));
}

/** After a role was taken: who moderates no longer does not speak to all groups either. */
function lessTrusted(state: ClassState, id: string): ClassState {
  return moderates(personOf(state, id)) ? state : speaksNoMoreToAll(state, id);
}
