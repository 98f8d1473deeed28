import { fits, personOf, sameAnswer, trusted } from '#classroom';
import type { ClassState, Poll } from '#classroom';
import { limits } from '#contract';
import { LiveFailure, badInput, notAllowed, notFound, tooMuch } from '../failure.ts';
import { append } from './append.ts';
import type { Handlers } from './handlers.ts';

type PollMessage = 'poll.open' | 'poll.answer' | 'poll.close' | 'poll.show' | 'poll.putAway';

function opened(state: ClassState, seq: number): Poll {
  const poll = state.polls.find((one) => one.seq === seq);
  if (!poll) throw notFound('poll', 'poll');
  return poll;
}

/** The same for who ends it or shows how it was answered: whoever asked it, or is in charge. @throws {LiveFailure} NOT_FOUND, NOT_ALLOWED */
function led(state: ClassState, seq: number, by: string): Poll {
  const poll = opened(state, seq);
  if (poll.by !== by && !trusted(personOf(state, by))) throw notAllowed();
  return poll;
}

export const pollHandlers: Pick<Handlers, PollMessage> = {
  'poll.open': (peer, { key, form }) =>
    append(peer, 'poll.open', key, ({ polls }, by) => {
      if (polls.length >= limits.polls) throw tooMuch('polls');
      return { by, key, type: 'poll-opened', body: form };
    }),

  'poll.answer': (peer, { key, poll, answer }) =>
    append(peer, 'poll.answer', key, (state, by) => {
      const asked = opened(state, poll);
      if (asked.closedAt !== undefined) throw new LiveFailure('POLL_CLOSED', 'This poll is closed.', 'poll');
      if (!fits(asked, answer)) throw badInput('answer', 'Must be an answer of the kind this poll asks for.');
      const was = Object.hasOwn(asked.answers, by) ? asked.answers[by] : undefined;
      if (sameAnswer(was, answer)) return undefined;
      return { by, key, type: 'poll-answered', body: { poll, answer, ...(was === undefined ? {} : { was }) } };
    }),

  'poll.close': (peer, { key, poll }) =>
    append(peer, 'poll.close', key, (state, by) =>
      led(state, poll, by).closedAt === undefined ? { by, key, type: 'poll-closed', body: { poll } } : undefined,
    ),

  'poll.show': (peer, { key, poll }) =>
    append(peer, 'poll.show', key, (state, by) => {
      const { tally: results, answered, right, closedAt } = led(state, poll, by);
      const body = { poll, results, answered, ...(right === undefined ? {} : { right }) };
      return [
        // Nobody answers a quiz once it is said what is right.
        ...(right !== undefined && closedAt === undefined
          ? [{ by, type: 'poll-closed', body: { poll } } as const]
          : []),
        { by, key, type: 'poll-shown', body },
      ];
    }),

  'poll.putAway': (peer, { key, poll }) =>
    append(peer, 'poll.putAway', key, (state, by) => {
      const { putAway, closedAt } = led(state, poll, by);
      return [
        ...(closedAt === undefined ? [{ by, type: 'poll-closed', body: { poll } } as const] : []),
        ...(putAway ? [] : [{ by, key, type: 'poll-put-away', body: { poll } } as const]),
      ];
    }),
};
