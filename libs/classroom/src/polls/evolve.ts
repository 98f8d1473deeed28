import type { Evolve } from '../fold.ts';
import { count } from './poll.ts';
import type { Poll } from './poll.ts';
import type { ClassState } from '../state.ts';
import type { PollEvents } from './events.ts';

export const evolvePolls: Evolve<keyof PollEvents> = {
  'poll-opened': (state, { seq, at, by, body }) => ({
    ...state,
    polls: [...state.polls, { ...body, seq, at, by, tally: [], answered: 0, answers: {}, first: {} }],
  }),
  'poll-answered': (state, { seq, by, body: { poll, answer, was } }) =>
    change(state, poll, (asked) => ({
      ...asked,
      tally: count(asked.tally, answer, was),
      answered: asked.answered + (was === undefined ? 1 : 0),
      ...(by === ''
        ? {}
        : {
            answers: { ...asked.answers, [by]: answer },
            first: Object.hasOwn(asked.first, by) ? asked.first : { ...asked.first, [by]: seq },
          }),
    })),
  'poll-closed': (state, { at, body }) => change(state, body.poll, (asked) => ({ ...asked, closedAt: at })),
  'poll-shown': (state, { at, body: { poll, results, answered, right } }) =>
    change(state, poll, ({ putAway: _putAway, ...asked }) => ({
      ...asked,
      shown: { results, answered, at },
      ...(right === undefined ? {} : { right }),
    })),
  'poll-put-away': (state, { body }) => change(state, body.poll, (asked) => ({ ...asked, putAway: true })),
};

function change(state: ClassState, seq: number, make: (poll: Poll) => Poll): ClassState {
  return { ...state, polls: state.polls.map((poll) => (poll.seq === seq ? make(poll) : poll)) };
}
