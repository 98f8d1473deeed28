import { describe, expect, test } from '@jest/globals';
import { becomes, next } from '../decide-testing.ts';
import type { DecideRow } from '../decide-testing.ts';
import type { NewClassEvent } from '../events.ts';
import { classLimits } from '../limits.ts';
import type { PollForm } from './poll.ts';

const form: PollForm = { kind: 'single', question: 'Which?', choices: ['a', 'b'], anonymous: false };
const quiz: PollForm = { ...form, right: [1] };
const poll = next;
const openedBy = (by: string, what = form): NewClassEvent => ({ by, type: 'poll-opened', body: what });
const open = openedBy('host');
const closed = { by: 'host', type: 'poll-closed', body: { poll } } as const;
const answered = { by: 'ada', type: 'poll-answered', body: { poll, answer: [0] } } as const;
const answer = { type: 'poll.answer', poll, answer: [0] } as const;
const results = [{ value: '0', count: 1 }];

const rows: readonly DecideRow[] = [
  ['a poll is opened', [], 'host', { type: 'poll.open', form }, [['poll-opened', form]]],
  [
    'no more polls than a class can hold',
    Array.from({ length: classLimits.polls }, () => open),
    'host',
    { type: 'poll.open', form },
    'TOO_MUCH',
  ],
  ['an answer', [open], 'ada', answer, [['poll-answered', { poll, answer: [0] }]]],
  [
    'an answer in place of an earlier one',
    [open, answered],
    'ada',
    { ...answer, answer: [1] },
    [['poll-answered', { poll, answer: [1], was: [0] }]],
  ],
  ['the same answer is not written twice', [open, answered], 'ada', answer, []],
  ['an answer that is not among the choices', [open], 'ada', { ...answer, answer: [2] }, 'BAD_INPUT answer'],
  ['an answer of another kind', [open], 'ada', { ...answer, answer: 'a' }, 'BAD_INPUT answer'],
  ['no answer once it is closed', [open, closed], 'ada', answer, 'POLL_CLOSED poll'],
  ['no answer to what is not there', [], 'ada', answer, 'NOT_FOUND poll'],
  ['a poll is closed', [open], 'host', { type: 'poll.close', poll }, [['poll-closed', { poll }]]],
  ['no poll is closed twice', [open, closed], 'host', { type: 'poll.close', poll }, []],
  [
    'a co-host closes what a lecturer asked',
    [open],
    'cohost',
    { type: 'poll.close', poll },
    [['poll-closed', { poll }]],
  ],
  [
    'who stands in closes what they asked',
    [openedBy('steward')],
    'steward',
    { type: 'poll.close', poll },
    [['poll-closed', { poll }]],
  ],
  ['who stands in closes nothing of a lecturer', [open], 'steward', { type: 'poll.close', poll }, 'NOT_ALLOWED'],
  [
    'results are shown',
    [open, answered],
    'host',
    { type: 'poll.show', poll },
    [['poll-shown', { poll, results, answered: 1 }]],
  ],
  [
    'a quiz is closed before its results are shown',
    [openedBy('host', quiz), answered],
    'host',
    { type: 'poll.show', poll },
    [
      ['poll-closed', { poll }],
      ['poll-shown', { poll, results, answered: 1, right: [1] }],
    ],
  ],
  ['who stands in shows nothing of a lecturer', [open], 'steward', { type: 'poll.show', poll }, 'NOT_ALLOWED'],
  [
    'an open poll is closed and put away',
    [open],
    'host',
    { type: 'poll.putAway', poll },
    [
      ['poll-closed', { poll }],
      ['poll-put-away', { poll }],
    ],
  ],
  [
    'no poll is put away twice',
    [open, closed, { by: 'host', type: 'poll-put-away', body: { poll } }],
    'host',
    { type: 'poll.putAway', poll },
    [],
  ],
  [
    'a closed poll is only put away',
    [open, closed],
    'host',
    { type: 'poll.putAway', poll },
    [['poll-put-away', { poll }]],
  ],
  [
    'a quiz that is closed is not closed again when its results are shown',
    [openedBy('host', quiz), closed],
    'host',
    { type: 'poll.show', poll },
    [['poll-shown', { poll, results: [], answered: 0, right: [1] }]],
  ],
  ['who stands in puts nothing of a lecturer away', [open], 'steward', { type: 'poll.putAway', poll }, 'NOT_ALLOWED'],
  ['nothing is closed that is not there', [], 'host', { type: 'poll.close', poll }, 'NOT_FOUND poll'],
  ['nothing is shown that is not there', [], 'host', { type: 'poll.show', poll }, 'NOT_FOUND poll'],
  [
    'of two polls the one that is named is answered',
    [open, openedBy('host', { ...form, kind: 'text' })],
    'ada',
    { ...answer, poll: poll + 1, answer: 'a word' },
    [['poll-answered', { poll: poll + 1, answer: 'a word' }]],
  ],
  ['nothing is put away that is not there', [], 'host', { type: 'poll.putAway', poll }, 'NOT_FOUND poll'],
];

describe('polls', () => {
  test.each(rows.map((row) => [row[0], row] as const))('%s', (_, row) => {
    expect(becomes(row)).toStrictEqual(row[4]);
  });
});
