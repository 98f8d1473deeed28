import { personOf } from '../state.ts';
import type { ClassState, Attendee } from '../state.ts';

/** How many students may show themselves at once: what fits in a row of small pictures, and 300 kbit/s of their lowest layers. */
export const mostShown = 6;

/** The listeners who may show camera and screen now. */
export function whoMayShow({ people }: ClassState): Attendee[] {
  return Object.values(people).filter(({ mayShow, role }) => mayShow && role !== 'host');
}

/** Whether somebody may be allowed to show camera and screen: a listener who holds the floor, while the row has room for one more. */
export function mayBeShown(state: ClassState, id: string): boolean {
  const person = personOf(state, id);
  if (person === undefined || !person.hasFloor || person.role === 'host') return false;
  return person.mayShow === true || whoMayShow(state).length < mostShown;
}
