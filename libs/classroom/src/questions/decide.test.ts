import { describe, expect, test } from '@jest/globals';
import { becomes, next } from '../decide-testing.ts';
import type { DecideRow } from '../decide-testing.ts';
import { classLimits } from '../limits.ts';

const asked = { by: 'ada', type: 'question-asked', body: { text: 'Why?' } } as const;
const voted = { by: 'bosco', type: 'question-voted', body: { question: next, up: true } } as const;
const removed = { by: 'ada', type: 'question-removed', body: { question: next } } as const;
const vote = { type: 'question.vote', question: next, up: true } as const;
const answer = { type: 'question.answer', question: next, answered: true } as const;
const remove = { type: 'question.remove', question: next } as const;

const rows: readonly DecideRow[] = [
  ['a question', [], 'ada', { type: 'question.ask', text: 'Why?' }, [['question-asked', { text: 'Why?' }]]],
  [
    'no more questions than a class can hold',
    Array.from({ length: classLimits.questions }, () => asked),
    'ada',
    { type: 'question.ask', text: 'Why?' },
    'TOO_MUCH',
  ],
  ['a vote', [asked], 'bosco', vote, [['question-voted', { question: next, up: true }]]],
  [
    'a vote for the question that is named, and no other',
    [asked, { ...asked, by: 'bosco' }],
    'ada',
    { ...vote, question: next + 1 },
    [['question-voted', { question: next + 1, up: true }]],
  ],
  ['nobody votes twice', [asked, voted], 'bosco', vote, []],
  [
    'a vote is taken back',
    [asked, voted],
    'bosco',
    { ...vote, up: false },
    [['question-voted', { question: next, up: false }]],
  ],
  ['nobody votes for what they asked', [asked], 'ada', vote, 'NOT_ALLOWED'],
  ['no vote for what was removed', [asked, removed], 'bosco', vote, 'NOT_FOUND question'],
  ['a question is answered', [asked], 'host', answer, [['question-answered', { question: next, answered: true }]]],
  ['nothing is answered that is open already', [asked], 'host', { ...answer, answered: false }, []],
  ['nothing is answered that is not there', [], 'host', answer, 'NOT_FOUND question'],
  ['one removes what one asked', [asked], 'ada', remove, [['question-removed', { question: next }]]],
  ['a moderator removes what another asked', [asked], 'cohost', remove, [['question-removed', { question: next }]]],
  ['no listener removes what another asked', [asked], 'bosco', remove, 'NOT_ALLOWED'],
  ['nothing is removed twice', [asked, removed], 'ada', remove, 'NOT_FOUND question'],
];

describe('questions', () => {
  test.each(rows.map((row) => [row[0], row] as const))('%s', (_, row) => {
    expect(becomes(row)).toStrictEqual(row[4]);
  });
});
