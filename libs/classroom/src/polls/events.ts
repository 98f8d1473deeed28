import type { PollAnswer, PollForm, Tally } from './poll.ts';

export interface PollEvents {
  'poll-opened': PollForm;
  /** `was`: this person's earlier answer, so that tallies are kept without names. */
  'poll-answered': { poll: number; answer: PollAnswer; was?: PollAnswer };
  'poll-closed': { poll: number };
  /** Everybody sees the results, as they stood then, and what was right. */
  'poll-shown': { poll: number; results: Tally; answered: number; right?: readonly number[] };
  /** Listeners no longer see the poll. */
  'poll-put-away': { poll: number };
}
