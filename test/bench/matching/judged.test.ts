import { expect, test } from '@jest/globals';
import { readClassifications } from './classifications.ts';
import { faults } from './faults.ts';
import { readJudged, suitable } from './judged.ts';

test('the judged files name only experts, needs and codes that exist', () => {
  expect(faults(readJudged(), readClassifications())).toEqual([]);
});

test('a code, an expert, a need or a day that does not exist is found', () => {
  const judged = readJudged();
  const [expert, need] = [judged.experts[0], judged.needs[0]];
  if (!expert || !need) throw new Error('The files are empty.');
  expert.fields[0] = { code: '9999', years: 1 };
  expert.sector = '12345';
  expert.weeks[0] = ['2027-01-05', '2027-06-28'];
  need.languages[0] = { language: 'French', level: 'B2' };
  judged.judgements['n01']?.first.push(['e99', 'unknown'], ['e03', 'once more']);
  judged.judgements['n99'] = { first: [['e01', 'of no need']], considered: [], not: [] };
  delete judged.judgements['n03'];
  expect(faults(judged, readClassifications())).toEqual([
    'e01: there is no 9999',
    'e01: there is no 12345',
    'e01: 2027-01-05 is no Monday',
    'n01: there is no French',
    'n03 is not judged',
    'n01: there is no e99',
    'n01: e03 is judged twice',
    'judgements: there is no need n99',
  ]);
});

test('experts that are suitable are those of the first two grades', () => {
  expect([...suitable(readJudged(), 'n23')]).toEqual(['e43', 'e44']);
});
