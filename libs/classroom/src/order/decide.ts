import type { Decide, Keyed } from '../deciding.ts';
import type { Lock, NewClassEvent } from '../events.ts';
import { here, known } from '../people/known.ts';
import { Refusal, notAllowed, notFound } from '../refusal.ts';
import { outranks } from '../rules.ts';
import { moderates } from '../state.ts';
import type { ClassState, Attendee, WaitingPerson } from '../state.ts';
import { mostShown, whoMayShow } from './pictures.ts';

/** Muting, locks, the waiting room, and who moderates. */
export interface OrderCommands {
  'order.mute': Keyed & { readonly who: string };
  'order.muteAll': Keyed;
  'order.lock': Keyed & { readonly what: Lock };
  'order.unlock': Keyed & { readonly what: Lock };
  'order.letIn': Keyed & { readonly who: string };
  'order.turnAway': Keyed & { readonly who: string };
  'order.sendOut': Keyed & { readonly who: string; readonly back: boolean };
  'order.letBack': Keyed & { readonly who: string };
  'cohost.name': Keyed & { readonly to: string };
  'cohost.release': Keyed & { readonly from: string };
  'pictures.allow': Keyed & { readonly to: string; readonly beside: boolean };
  'pictures.withdraw': Keyed & { readonly from: string };
  'captioner.name': Keyed & { readonly to: string };
  'captioner.release': Keyed & { readonly from: string };
}

export const decideOrder: Decide<OrderCommands> = {
  'order.mute': (state, by, { key, who }) => {
    const person = below(state, by, who);
    return person instanceof Refusal ? person : muted(by, person, key);
  },

  'order.muteAll': (state, by, { key }) =>
    Object.values(state.people)
      .filter(({ id }) => outranks(state, by, id))
      .flatMap((person) => muted(by, person) ?? [])
      // The key stands for all of them.
      .map((event, index) => (index === 0 ? { ...event, key } : event)),

  'order.lock': ({ locked }, by, { key, what }) =>
    locked.includes(what) ? undefined : { by, key, type: 'locked', body: { what } },

  'order.unlock': ({ locked }, by, { key, what }) =>
    locked.includes(what) ? { by, key, type: 'unlocked', body: { what } } : undefined,

  'order.letIn': (state, by, { key, who }) => {
    const one = waitingOf(state, who);
    if (one instanceof Refusal) return one;
    return one.letIn ? undefined : { by, key, type: 'let-in', body: { who } };
  },

  'order.turnAway': (state, by, { key, who }) => {
    const one = waitingOf(state, who);
    if (one instanceof Refusal) return one;
    return one.turnedAway ? undefined : { by, key, type: 'turned-away', body: { who } };
  },

  'order.sendOut': (state, by, { key, who, back }) => {
    const person = below(state, by, who);
    if (person instanceof Refusal) return person;
    return [
      { by, key, type: 'sent-out', body: { who, back } },
      ...(person.present ? [{ by: who, type: 'left', body: { reason: 'sent-out' } } as const] : []),
    ];
  },

  'order.letBack': (state, by, { key, who }) => {
    const person = known(state, who, 'who');
    if (person instanceof Refusal) return person;
    return person.sentOut ? { by, key, type: 'let-back', body: { who } } : undefined;
  },

  'cohost.name': (state, by, { key, to }) => {
    const person = here(state, to, 'to');
    if (person instanceof Refusal) return person;
    return person.role === 'host' || person.cohost ? undefined : { by, key, type: 'cohost-named', body: { to } };
  },

  'cohost.release': (state, by, { key, from }) => {
    const person = known(state, from, 'from');
    if (person instanceof Refusal) return person;
    return person.cohost ? { by, key, type: 'cohost-released', body: { from } } : undefined;
  },

  'pictures.allow': (state, by, { key, to, beside }) => {
    const person = here(state, to, 'to');
    if (person instanceof Refusal) return person;
    // A lecturer and a co-host need no leave.
    if (person.role === 'host') return notAllowed();
    const allowed: NewClassEvent = { by, key, type: 'pictures-allowed', body: { to, ...(beside ? { beside } : {}) } };
    if (person.mayShow) return beside || whoMayShow(state).length === 1 ? undefined : allowed;
    if (beside && whoMayShow(state).length >= mostShown) return notAllowed();
    return [...(person.hasFloor ? [] : [{ by, type: 'floor-given', body: { to } } as const]), allowed];
  },

  'pictures.withdraw': (state, by, { key, from }) => {
    const person = known(state, from, 'from');
    if (person instanceof Refusal) return person;
    return person.mayShow ? { by, key, type: 'pictures-withdrawn', body: { from } } : undefined;
  },

  'captioner.name': (state, by, { key, to }) => {
    const person = here(state, to, 'to');
    if (person instanceof Refusal) return person;
    return person.captioner || moderates(person) ? undefined : { by, key, type: 'captioner-named', body: { to } };
  },

  'captioner.release': (state, by, { key, from }) => {
    const person = known(state, from, 'from');
    if (person instanceof Refusal) return person;
    return person.captioner ? { by, key, type: 'captioner-released', body: { from } } : undefined;
  },
};

/** Somebody who stands below this person. */
function below(state: ClassState, by: string, who: string): Attendee | Refusal {
  const person = known(state, who, 'who');
  return person instanceof Refusal || outranks(state, by, who) ? person : notAllowed();
}

/** Silences one: nothing to write where nothing is open. */
function muted(by: string, who: Attendee, key?: string): NewClassEvent | undefined {
  const open = who.hasFloor || who.sources.includes('microphone');
  return open ? { by, ...(key === undefined ? {} : { key }), type: 'muted', body: { who: who.id } } : undefined;
}

const waitingOf = ({ waiting }: ClassState, who: string): WaitingPerson | Refusal =>
  waiting.find(({ id }) => id === who) ?? notFound('person before the door', 'who');
