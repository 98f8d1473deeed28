import type { Nothing } from '../nothing.ts';

/** What may be closed to those who do not moderate; `door` keeps newcomers in the waiting room. */
export const locks = ['chat', 'questions', 'notes', 'hands', 'door'] as const;
export type Lock = (typeof locks)[number];

export interface OrderEvents {
  /** Moderates from now on, until `cohost-released`. */
  'cohost-named': { to: string };
  'cohost-released': { from: string };
  /**
   * `to`, who holds the floor, may show camera and screen for as long as they do. The person who was allowed it before no longer may, unless this one
   * comes `beside` them.
   */
  'pictures-allowed': { to: string; beside?: true };
  'pictures-withdrawn': { from: string };
  /** Types the captions from now on. */
  'captioner-named': { to: string };
  'captioner-released': { from: string };
  /** Nobody who moderates was there for a while: `to` keeps order until somebody is (`handed-back`). `by` is `to`. */
  'handed-over': { to: string };
  'handed-back': { from: string };
  locked: { what: Lock };
  unlocked: { what: Lock };
  /** Somebody asks to be let in while the class is locked. */
  knocked: { name: string };
  'stopped-waiting': Nothing;
  'let-in': { who: string };
  'turned-away': { who: string };
  /** `back`: may come in again. */
  'sent-out': { who: string; back: boolean };
  'let-back': { who: string };
  /** `timeUp`: nobody ended it, its time was over; `by` is then one of those who were there. */
  'class-ended': { timeUp?: true };
  /** By who had ended it, soon after: everything is there as it was. */
  'class-reopened': Nothing;
  /** The class ends by itself at `at`, ms since the epoch; without it not soon, after all. */
  'closing-told': { at?: number };
}
