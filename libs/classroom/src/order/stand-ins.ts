import type { ClassEvent } from '../events.ts';
import { personOf, trusted } from '../state.ts';
import type { ClassState, Deed } from '../state.ts';

/** Whether this person does what they do only because nobody else is there to do it. */
export function asStandIn(state: ClassState, by: string): boolean {
  const person = personOf(state, by);
  return person?.steward === true && !trusted(person);
}

/** What keeps order: to whom, or what, it was done. Undefined for everything else, and for what people do to themselves. */
function deedOf(event: ClassEvent): Pick<Deed, 'did' | 'whom' | 'what' | 'words'> | undefined {
  switch (event.type) {
    case 'muted':
    case 'sent-out':
    case 'let-back':
    case 'let-in':
    case 'turned-away':
      return { did: event.type, whom: event.body.who };
    case 'floor-given':
    case 'captioner-named':
      return { did: event.type, whom: event.body.to };
    case 'floor-taken':
    case 'captioner-released':
      return event.body.from === event.by ? undefined : { did: event.type, whom: event.body.from };
    case 'locked':
    case 'unlocked':
      return { did: event.type, what: event.body.what };
    case 'message-removed':
      return { did: event.type, words: event.body.message };
    case 'question-removed':
      return { did: event.type, words: event.body.question };
    default:
      return undefined;
  }
}

/** The class with what a stand-in did written down for the lecturer. @param before the class before the event */
export function noted(before: ClassState, event: ClassEvent, after: ClassState): ClassState {
  if (!asStandIn(before, event.by)) return after;
  const { seq, at, by } = event;
  const deed = deedOf(event);
  return deed ? { ...after, stoodIn: [...after.stoodIn, { seq, at, by, ...deed }] } : after;
}

/** Somebody in charge is there again: whom a stand-in had kept out may come in again, as others do. */
export function released(state: ClassState): ClassState {
  return {
    ...state,
    people: Object.fromEntries(
      Object.entries(state.people).map(([id, person]) => [
        id,
        person.sentOut === 'until-back' ? { ...person, sentOut: 'for-now' as const } : person,
      ]),
    ),
    waiting: state.waiting.filter(({ byStandIn }) => !byStandIn),
  };
}
