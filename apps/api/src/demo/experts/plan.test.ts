import { expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { planExperts } from './plan.ts';
import { professions } from './professions.ts';

const experts = planExperts();
const count = (names: readonly string[]): Record<string, number> =>
  Object.fromEntries([...new Set(names)].map((name) => [name, names.filter((one) => one === name).length]));
const column = (file: string, at: number) =>
  readFileSync(new URL(`../../classifications/data/${file}`, import.meta.url), 'utf8')
    .split('\n')
    .map((line) => line.split('\t')[at] ?? '');

test('they are the same experts every time', () => {
  expect(planExperts()).toEqual(experts);
});

test('there are 115, of the three countries, in each state', () => {
  expect(experts).toHaveLength(115);
  expect(count(experts.map(({ originCountry }) => originCountry))).toEqual({ CD: 52, RW: 38, BI: 25 });
  expect(count(experts.map(({ state }) => state))).toEqual({
    verified: 88,
    submitted: 12,
    draft: 8,
    paused: 5,
    left: 2,
  });
  expect(count(experts.map(({ profession }) => profession.key))).toEqual(
    Object.fromEntries(professions.map(({ key, count: of }) => [key, of])),
  );
});

test('accounts and names are unique', () => {
  for (const names of [experts.map(({ account }) => account), experts.map(({ name }) => name)]) {
    expect(new Set(names).size).toBe(experts.length);
  }
});

test('fields, sectors and skills are in the lists', () => {
  const [fields, sectors, skills] = [column('isced-f.tsv', 0), column('dac-sectors.tsv', 0), column('skills.tsv', 1)];
  for (const { key, fields: mine, sector, skills: known } of professions) {
    expect([key, mine.filter((code) => !fields.includes(code))]).toEqual([key, []]);
    expect([key, sectors.includes(sector)]).toEqual([key, true]);
    expect([key, known.filter((name) => !skills.includes(name))]).toEqual([key, []]);
  }
});

test('lives are in their order', () => {
  for (const { name, degrees, practice } of experts) {
    const [now, before] = practice;
    expect([name, now?.place !== before?.place]).toEqual([name, true]);
    expect(before?.from).toBe(degrees[0]?.year);
    expect(before?.to).toBe(now?.from);
    expect(now?.from).toBeGreaterThan(before?.from ?? Infinity);
  }
});
