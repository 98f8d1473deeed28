import { Refusal, notFound } from '../refusal.ts';
import { personOf } from '../state.ts';
import type { ClassState, Attendee } from '../state.ts';

/** Somebody whom the class knows, whether here now or not. */
export const known = (state: ClassState, id: string, field: string): Attendee | Refusal =>
  personOf(state, id) ?? notFound('person in this class', field);

/** Somebody who is here now. */
export function here(state: ClassState, id: string, field: string): Attendee | Refusal {
  const person = known(state, id, field);
  return person instanceof Refusal || person.present ? person : notFound('person in this class', field);
}
