import { notFound } from '../refusal.ts';
import type { Refusal } from '../refusal.ts';
import { personOf, trusted } from '../state.ts';
import type { ClassState } from '../state.ts';
import { belongs, groupOf } from './groups.ts';
import type { BreakoutGroup } from './groups.ts';

/** A group that this person may know the inside of. */
export function groupFor(state: ClassState, by: string, id: number, field: string): BreakoutGroup | Refusal {
  const group = groupOf(state, id);
  return group && (belongs(state, by, id) || trusted(personOf(state, by))) ? group : notFound('group', field);
}
