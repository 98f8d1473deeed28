import type { Poll, PollAnswer } from '#classroom';

/** What this person answered. */
export const mine = ({ answers }: Poll, me: string): PollAnswer | undefined =>
  Object.hasOwn(answers, me) ? answers[me] : undefined;

/**
 * The polls that somebody in the class has before them, newest first: all that are open, the closed one whose results were shown last,
 * and the newest as long as they have answered it.
 */
export function pollsNow(polls: readonly Poll[], me: string): Poll[] {
  const there = polls.filter(({ putAway }) => !putAway);
  const shown = there
    .filter((poll) => poll.closedAt !== undefined && poll.shown)
    .reduce<Poll | undefined>(
      (last, poll) => ((poll.shown?.at ?? 0) >= (last?.shown?.at ?? 0) ? poll : last),
      undefined,
    );
  const newest = there.at(-1);
  return there
    .filter(
      (poll) =>
        poll.closedAt === undefined ||
        poll === shown ||
        (poll === newest && (poll.shown !== undefined || mine(poll, me) !== undefined)),
    )
    .reverse();
}
