import { moderates, mostShown, outranks, personOf, whoMayShow } from '#classroom';
import type { ClassState, NewClassEvent, PersonInClass } from '#classroom';
import { notAllowed, notFound } from '../failure.ts';
import { append } from './append.ts';
import type { Handlers } from './handlers.ts';

type OrderMessage =
  | 'floor.give'
  | 'floor.take'
  | 'hand.putDown'
  | 'order.mute'
  | 'order.muteAll'
  | 'order.lock'
  | 'order.unlock'
  | 'order.letIn'
  | 'order.turnAway'
  | 'order.sendOut'
  | 'order.letBack'
  | 'cohost.name'
  | 'cohost.release'
  | 'pictures.allow'
  | 'pictures.withdraw'
  | 'captioner.name'
  | 'captioner.release';

/** @throws {LiveFailure} NOT_FOUND */
function known(state: ClassState, id: string, field: string): PersonInClass {
  const person = personOf(state, id);
  if (!person) throw notFound('person in this class', field);
  return person;
}

/** @throws {LiveFailure} NOT_FOUND */
function here(state: ClassState, id: string, field: string): PersonInClass {
  const person = known(state, id, field);
  if (!person.present) throw notFound('person in this class', field);
  return person;
}

/** Silences one: nothing to write where nothing is open. */
function muted(by: string, who: PersonInClass, key?: string): NewClassEvent | undefined {
  const open = who.hasFloor || who.sources.includes('microphone');
  return open ? { by, ...(key === undefined ? {} : { key }), type: 'muted', body: { who: who.id } } : undefined;
}

function waiting(state: ClassState, who: string) {
  const one = state.waiting.find(({ id }) => id === who);
  if (!one) throw notFound('person before the door', 'who');
  return one;
}

export const orderHandlers: Pick<Handlers, OrderMessage> = {
  'floor.give': (peer, { key, to }) =>
    append(peer, 'floor.give', key, (state, by) => {
      const person = here(state, to, 'to');
      // Given again, it lowers a hand that was raised meanwhile.
      const nothingToDo = person.hasFloor && person.hand === undefined;
      return nothingToDo ? undefined : { by, key, type: 'floor-given', body: { to } };
    }),

  'floor.take': (peer, { key, from }) =>
    append(
      peer,
      'floor.take',
      key,
      (state, by) =>
        known(state, from, 'from').hasFloor ? { by, key, type: 'floor-taken', body: { from } } : undefined,
      from,
    ),

  'hand.putDown': (peer, { key, of }) =>
    append(peer, 'hand.putDown', key, (state, by) =>
      known(state, of, 'of').hand === undefined ? undefined : { by, key, type: 'hand-lowered', body: { of } },
    ),

  'order.mute': (peer, { key, who }) =>
    append(peer, 'order.mute', key, (state, by) => {
      const person = known(state, who, 'who');
      if (!outranks(state, by, who)) throw notAllowed();
      return muted(by, person, key);
    }),

  'order.muteAll': (peer, { key }) =>
    append(peer, 'order.muteAll', key, (state, by) =>
      Object.values(state.people)
        .filter(({ id }) => outranks(state, by, id))
        .flatMap((person) => muted(by, person) ?? [])
        // The key stands for all of them.
        .map((event, index) => (index === 0 ? { ...event, key } : event)),
    ),

  'order.lock': (peer, { key, what }) =>
    append(peer, 'order.lock', key, ({ locked }, by) =>
      locked.includes(what) ? undefined : { by, key, type: 'locked', body: { what } },
    ),

  'order.unlock': (peer, { key, what }) =>
    append(peer, 'order.unlock', key, ({ locked }, by) =>
      locked.includes(what) ? { by, key, type: 'unlocked', body: { what } } : undefined,
    ),

  'order.letIn': (peer, { key, who }) =>
    append(peer, 'order.letIn', key, (state, by) =>
      waiting(state, who).letIn ? undefined : { by, key, type: 'let-in', body: { who } },
    ),

  'order.turnAway': (peer, { key, who }) =>
    append(peer, 'order.turnAway', key, (state, by) =>
      waiting(state, who).turnedAway ? undefined : { by, key, type: 'turned-away', body: { who } },
    ),

  'order.sendOut': (peer, { key, who, back }) =>
    append(peer, 'order.sendOut', key, (state, by) => {
      const person = known(state, who, 'who');
      if (!outranks(state, by, who)) throw notAllowed();
      return [
        { by, key, type: 'sent-out', body: { who, back } },
        ...(person.present ? [{ by: who, type: 'left', body: { reason: 'sent-out' } } as const] : []),
      ];
    }),

  'order.letBack': (peer, { key, who }) =>
    append(peer, 'order.letBack', key, (state, by) =>
      known(state, who, 'who').sentOut ? { by, key, type: 'let-back', body: { who } } : undefined,
    ),

  'cohost.name': (peer, { key, to }) =>
    append(peer, 'cohost.name', key, (state, by) => {
      const { role, cohost } = here(state, to, 'to');
      return role === 'host' || cohost ? undefined : { by, key, type: 'cohost-named', body: { to } };
    }),

  'cohost.release': (peer, { key, from }) =>
    append(peer, 'cohost.release', key, (state, by) =>
      known(state, from, 'from').cohost ? { by, key, type: 'cohost-released', body: { from } } : undefined,
    ),

  'pictures.allow': (peer, { key, to, beside }) =>
    append(peer, 'pictures.allow', key, (state, by) => {
      const person = here(state, to, 'to');
      // A lecturer and a co-host need no leave.
      if (person.role === 'host') throw notAllowed();
      const allowed: NewClassEvent = {
        by,
        key,
        type: 'pictures-allowed',
        body: { to, ...(beside ? { beside } : {}) },
      };
      if (person.mayShow) return beside || whoMayShow(state).length === 1 ? undefined : allowed;
      if (beside && whoMayShow(state).length >= mostShown) throw notAllowed();
      return [...(person.hasFloor ? [] : [{ by, type: 'floor-given', body: { to } } as const]), allowed];
    }),

  'pictures.withdraw': (peer, { key, from }) =>
    append(peer, 'pictures.withdraw', key, (state, by) =>
      known(state, from, 'from').mayShow ? { by, key, type: 'pictures-withdrawn', body: { from } } : undefined,
    ),

  'captioner.name': (peer, { key, to }) =>
    append(peer, 'captioner.name', key, (state, by) => {
      const person = here(state, to, 'to');
      return person.captioner || moderates(person) ? undefined : { by, key, type: 'captioner-named', body: { to } };
    }),

  'captioner.release': (peer, { key, from }) =>
    append(peer, 'captioner.release', key, (state, by) =>
      known(state, from, 'from').captioner ? { by, key, type: 'captioner-released', body: { from } } : undefined,
    ),
};
