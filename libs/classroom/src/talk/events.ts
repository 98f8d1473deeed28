import type { Nothing } from '../nothing.ts';

/** How the lecture goes for one listener; `well` takes an earlier word back. */
export const paces = ['slow', 'fast', 'lost', 'well'] as const;
export type Pace = (typeof paces)[number];

export interface TalkEvents {
  /**
   * `reply`: the message it answers. `to` moderators: only they and the writer read it, and whom one of them `answers` or writes to
   * first. `group`: only
   * they and who has been in that group.
   */
  'message-posted': { text: string; to?: 'moderators'; answers?: string; reply?: number; group?: number };
  /** The log keeps the text for the report; nobody in the class gets it any more. */
  'message-removed': { message: number };
  /** `was`: this person's earlier word, so that moderators count without names. */
  'pace-said': { pace: Pace; was: Pace };
  /** A moderator has taken it in: everybody counts as well again. */
  'pace-cleared': Nothing;
  /** `auto`: a program understood it so; `by` is who spoke. */
  captioned: { text: string; auto?: true };
  'countdown-started': { seconds: number; label?: string };
  'countdown-stopped': Nothing;
}
