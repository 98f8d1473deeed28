import type { Decide, Keyed } from '../deciding.ts';
import { classLimits } from '../limits.ts';
import { Refusal, badInput, notAllowed, notFound, tooMuch } from '../refusal.ts';
import { personOf, trusted } from '../state.ts';
import type { ClassState } from '../state.ts';
import { fits, sameAnswer } from './poll.ts';
import type { Poll, PollAnswer, PollForm } from './poll.ts';

export interface PollCommands {
  'poll.open': Keyed & { readonly form: PollForm };
  'poll.answer': Keyed & { readonly poll: number; readonly answer: PollAnswer };
  'poll.close': Keyed & { readonly poll: number };
  'poll.show': Keyed & { readonly poll: number };
  'poll.putAway': Keyed & { readonly poll: number };
}

export const decidePolls: Decide<PollCommands> = {
  'poll.open': ({ polls }, by, { key, form }) =>
    polls.length >= classLimits.polls ? tooMuch('polls') : { by, key, type: 'poll-opened', body: form },

  'poll.answer': (state, by, { key, poll, answer }) => {
    const asked = openedAt(state, poll);
    if (asked instanceof Refusal) return asked;
    if (asked.closedAt !== undefined) return new Refusal('POLL_CLOSED', 'This poll is closed.', 'poll');
    if (!fits(asked, answer)) return badInput('answer', 'Must be an answer of the kind this poll asks for.');
    const was = Object.hasOwn(asked.answers, by) ? asked.answers[by] : undefined;
    if (sameAnswer(was, answer)) return undefined;
    return { by, key, type: 'poll-answered', body: { poll, answer, ...(was === undefined ? {} : { was }) } };
  },

  'poll.close': (state, by, { key, poll }) => {
    const asked = ledBy(state, poll, by);
    if (asked instanceof Refusal) return asked;
    return asked.closedAt === undefined ? { by, key, type: 'poll-closed', body: { poll } } : undefined;
  },

  'poll.show': (state, by, { key, poll }) => {
    const asked = ledBy(state, poll, by);
    if (asked instanceof Refusal) return asked;
    const { tally: results, answered, right, closedAt } = asked;
    const body = { poll, results, answered, ...(right === undefined ? {} : { right }) };
    return [
      // Nobody answers a quiz once it is said what is right.
      ...(right !== undefined && closedAt === undefined ? [{ by, type: 'poll-closed', body: { poll } } as const] : []),
      { by, key, type: 'poll-shown', body },
    ];
  },

  'poll.putAway': (state, by, { key, poll }) => {
    const asked = ledBy(state, poll, by);
    if (asked instanceof Refusal) return asked;
    return [
      ...(asked.closedAt === undefined ? [{ by, type: 'poll-closed', body: { poll } } as const] : []),
      ...(asked.putAway ? [] : [{ by, key, type: 'poll-put-away', body: { poll } } as const]),
    ];
  },
};

const openedAt = ({ polls }: ClassState, seq: number): Poll | Refusal =>
  polls.find((one) => one.seq === seq) ?? notFound('poll', 'poll');

/** The same for who ends it or shows how it was answered: the person who asked it, or who is in charge. */
function ledBy(state: ClassState, seq: number, by: string): Poll | Refusal {
  const poll = openedAt(state, seq);
  if (poll instanceof Refusal) return poll;
  return poll.by === by || trusted(personOf(state, by)) ? poll : notAllowed();
}
