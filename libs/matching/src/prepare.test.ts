import { expect, test } from '@jest/globals';
import { prepare } from './prepare.ts';
import type { Expert } from './profile.ts';

const expert = (id: string, first: string, last: string): Expert => ({
  id,
  offers: [],
  modes: [],
  languages: [],
  weeks: [[first, last]],
  capacity: 0,
  fields: [],
  sectors: [],
  skills: [],
  taught: [],
  text: '',
});

test('two experts with one id are refused', () => {
  const one = expert('e1', '2027-01-04', '2027-01-04');
  expect(() => prepare([one, one])).toThrow('Two experts have one id.');
});

test('weeks that are more than ten years apart are refused', () => {
  const all = [expert('e1', '2027-01-04', '2027-01-04'), expert('e2', '2037-01-05', '2037-01-05')];
  expect(() => prepare(all)).toThrow('more than ten years apart');
});
