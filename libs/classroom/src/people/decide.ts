import type { Decide, Keyed } from '../deciding.ts';
import { Refusal } from '../refusal.ts';
import { personOf } from '../state.ts';
import { here, known } from './known.ts';

/** Hands and the floor. */
export interface PeopleCommands {
  'hand.raise': Keyed;
  'hand.lower': Keyed;
  'hand.putDown': Keyed & { readonly of: string };
  'floor.give': Keyed & { readonly to: string };
  'floor.take': Keyed & { readonly from: string };
}

export const decidePeople: Decide<PeopleCommands> = {
  'hand.raise': (state, by, { key }) =>
    personOf(state, by)?.hand === undefined ? { by, key, type: 'hand-raised', body: {} } : undefined,

  'hand.lower': (state, by, { key }) =>
    personOf(state, by)?.hand === undefined ? undefined : { by, key, type: 'hand-lowered', body: {} },

  'hand.putDown': (state, by, { key, of }) => {
    const person = known(state, of, 'of');
    if (person instanceof Refusal) return person;
    return person.hand === undefined ? undefined : { by, key, type: 'hand-lowered', body: { of } };
  },

  'floor.give': (state, by, { key, to }) => {
    const person = here(state, to, 'to');
    if (person instanceof Refusal) return person;
    // Given again, it lowers a hand that was raised meanwhile.
    const nothingToDo = person.hasFloor && person.hand === undefined;
    return nothingToDo ? undefined : { by, key, type: 'floor-given', body: { to } };
  },

  'floor.take': (state, by, { key, from }) => {
    const person = known(state, from, 'from');
    if (person instanceof Refusal) return person;
    return person.hasFloor ? { by, key, type: 'floor-taken', body: { from } } : undefined;
  },
};
