import { hands, personOf } from '#classroom';
import type { ClassState, PersonInClass } from '#classroom';

/** What needs this person now: one thing at a time, the most urgent first. */
export type Attention =
  /** Host: somebody asks to speak; `more` further hands wait. */
  | { readonly is: 'hand'; readonly person: PersonInClass; readonly more: number }
  /** Host: somebody else holds the floor. */
  | { readonly is: 'floor-out'; readonly person: PersonInClass }
  /** Host: nobody hears them. */
  | { readonly is: 'unheard' }
  /** Listener: the floor is theirs. */
  | { readonly is: 'my-floor'; readonly heard: boolean };

/** @param speaking this person's microphone is open */
export function attentionFor(state: ClassState, me: string, speaking: boolean): Attention | undefined {
  const self = personOf(state, me);
  if (!self?.present) return undefined;
  if (self.role === 'listener') return self.hasFloor ? { is: 'my-floor', heard: speaking } : undefined;
  const [first, ...others] = hands(state).filter(({ id, hasFloor }) => id !== me && !hasFloor);
  if (first) return { is: 'hand', person: first, more: others.length };
  if (!speaking) return { is: 'unheard' };
  const holder = Object.values(state.people).find((person) => person.present && person.hasFloor && person.id !== me);
  return holder && { is: 'floor-out', person: holder };
}

/** Whether somebody who teaches is here, and if not, whether only their line is gone. */
export function lecturerHere(state: ClassState): 'here' | 'line-lost' | 'away' {
  const hosts = Object.values(state.people).filter((person) => person.role === 'host');
  if (hosts.some((host) => host.present)) return 'here';
  return hosts.some((host) => host.leftReason === 'line' || host.leftReason === 'server') ? 'line-lost' : 'away';
}
