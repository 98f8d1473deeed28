import { describe, expect, it } from '@jest/globals';
import type { Poll } from '#classroom';
import { pollsFile, separatorIn } from './polls-file.ts';

const columns = { poll: 'Poll', who: 'Who', answer: 'Answer', right: 'Right', count: 'Count' };
const poll: Poll = {
  seq: 1,
  at: 0,
  by: 'host',
  kind: 'several',
  question: 'Which, and "why"?',
  choices: ['One', '=2+2'],
  right: [1, 0],
  anonymous: false,
  tally: [{ value: '1', count: 2 }],
  answered: 2,
  answers: { ada: [0, 1], bosco: [1] },
  first: { ada: 2, bosco: 3 },
};

it.each([
  ['fr-FR', ';'],
  ['en-GB', ','],
  ['sw', ','],
])('separates cells in %s as its spreadsheets do', (tag, separator) => {
  expect(separatorIn(tag)).toBe(separator);
});

describe('polls as a file', () => {
  it('says who answered what, and whether it was right; nothing in it is a formula', () => {
    expect(pollsFile([poll], (id) => (id === 'ada' ? '@Ada' : 'Bosco'), columns, ',').split('\r\n')).toEqual([
      'Poll,Who,Answer,Right,Count',
      `"Which, and ""why""?",'@Ada,"One; '=2+2",1,1`,
      `"Which, and ""why""?",Bosco,'=2+2,0,1`,
      '',
    ]);
  });

  it.each(['Ada;=1+1', ' =1+1', '＝1+1', '\t=1', 'a, @b'])('%j is disarmed as the service does it', (name) => {
    const [, line = ''] = pollsFile([poll], () => name, columns, ';').split('\r\n');
    expect(line).toMatch(/'(?=[=@＝])|;"?'\t/u);
  });

  it('has semicolons for French spreadsheets', () => {
    expect(pollsFile([], String, columns, ';')).toBe('Poll;Who;Answer;Right;Count\r\n');
  });

  it('says of an anonymous poll only how many answered', () => {
    const free: Poll = {
      ...poll,
      anonymous: true,
      kind: 'number',
      choices: undefined,
      right: undefined,
      tally: [{ value: '-7', count: 3 }],
    } as never;
    expect(pollsFile([free], () => 'somebody', columns, ',')).toContain('"Which, and ""why""?",,-7,,3');
  });
});
