import { groupNow, hands, moderates, personOf } from '#classroom';
import type { ClassState, BreakoutGroup, Attendee, Question, WaitingPerson } from '#classroom';
import { ranked } from '../talk/ranked.ts';

/** What needs this person now: one thing at a time, the most urgent first. */
export type Attention =
  /** Host: somebody asks to speak; `more` further hands wait. */
  | { readonly is: 'hand'; readonly person: Attendee; readonly more: number }
  /** Somebody in a group asks for a moderator. */
  | { readonly is: 'group-hand'; readonly person: Attendee; readonly group: BreakoutGroup; readonly more: number }
  /** Somebody is in the waiting room; `more` others too. */
  | { readonly is: 'door'; readonly person: WaitingPerson; readonly more: number }
  /** The question most people want answered. */
  | { readonly is: 'question'; readonly question: Question; readonly more: number }
  /** Host: somebody else holds the floor. */
  | { readonly is: 'floor-out'; readonly person: Attendee }
  /** Somebody who stands in: nobody else keeps order. */
  | { readonly is: 'my-order' }
  /** Host: nobody hears them. */
  | { readonly is: 'unheard' }
  /** Listener: the floor is theirs. */
  | { readonly is: 'my-floor'; readonly heard: boolean };

/** All but what a listener is told. */
export type NeedsModerator = Exclude<Attention, { readonly is: 'my-floor' }>;

/** Whether somebody waits for this person, rather than something for a free moment. */
export function isUrgent({ is }: Attention): boolean {
  return is === 'hand' || is === 'group-hand' || is === 'door' || is === 'my-floor';
}

/** @param speaking this person's microphone is open */
export function attentionFor(state: ClassState, me: string, speaking: boolean): Attention | undefined {
  const self = personOf(state, me);
  if (!self?.present) return undefined;
  if (!moderates(self)) return self.hasFloor ? { is: 'my-floor', heard: speaking } : undefined;
  const [first, ...others] = hands(state).filter(({ id, hasFloor }) => id !== me && !hasFloor);
  const group = first && groupNow(state, first.id);
  if (group && group.id !== self.group) return { is: 'group-hand', person: first, group, more: others.length };
  if (first) return { is: 'hand', person: first, more: others.length };
  const [before, ...behind] = state.waiting.filter(({ letIn, turnedAway }) => !letIn && !turnedAway);
  if (before) return { is: 'door', person: before, more: behind.length };
  // While the class is split, nobody is there to hear them but in a group.
  const heard = !state.split || self.group !== undefined || state.split.broadcast === me;
  if (!speaking && self.role === 'host' && heard) return { is: 'unheard' };
  const holder = Object.values(state.people).find((person) => person.present && person.hasFloor && person.id !== me);
  if (holder) return { is: 'floor-out', person: holder };
  if (self.steward) return { is: 'my-order' };
  const [asked, ...further] = ranked(state.questions).open;
  return asked && { is: 'question', question: asked, more: further.length };
}

/** Whether somebody who teaches is here, and if not, whether only their connection is gone, or they have been here at all. */
export function lecturerHere(state: ClassState): 'here' | 'connection-lost' | 'left' | 'not-yet' {
  const hosts = Object.values(state.people).filter((person) => person.role === 'host');
  if (hosts.some((host) => host.present)) return 'here';
  if (hosts.some((host) => host.leftReason === 'line' || host.leftReason === 'server')) return 'connection-lost';
  return hosts.length > 0 ? 'left' : 'not-yet';
}
