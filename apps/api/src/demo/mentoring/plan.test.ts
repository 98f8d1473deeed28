import { expect, test } from '@jest/globals';
import { planExperts } from '../experts/plan.ts';
import { planMentoring } from './plan.ts';

const experts = planExperts();
const students = ['student', ...Array.from({ length: 80 }, (_, at) => `student${String(at + 2)}`)].map(
  (account, at) => ({ account, language: at % 2 === 0 ? ('en' as const) : ('fr' as const) }),
);
const { offers, requests } = planMentoring(experts, students);
const count = (names: readonly string[]): Record<string, number> =>
  Object.fromEntries([...new Set(names)].map((name) => [name, names.filter((one) => one === name).length]));

test('it is the same every time', () => {
  expect(planMentoring(experts, students)).toEqual({ offers, requests });
});

test('there are 40 mentorships and 26 other requests, in each state', () => {
  const begun = requests.flatMap(({ mentorship }) => mentorship ?? []);
  expect(count(begun.map(({ state }) => state))).toEqual({ active: 26, agreeing: 8, ended: 6 });
  expect(count(requests.map(({ state }) => state))).toEqual({
    accepted: 40,
    open: 10,
    asked: 3,
    declined: 5,
    withdrawn: 2,
    expired: 3,
    closed: 3,
  });
});

test('nobody has more mentees than they offer to take, and nobody is asked who takes none', () => {
  for (const { mentor, capacity, paused } of offers) {
    const mine = requests.filter((one) => one.mentor === mentor);
    const taken = mine.filter(({ mentorship }) => mentorship && mentorship.state !== 'ended').length;
    expect([mentor, taken <= capacity]).toEqual([mentor, true]);
    if (paused) expect([mentor, mine]).toEqual([mentor, []]);
  }
  expect(new Set(requests.map(({ mentee }) => mentee)).size).toBe(requests.length);
});

test('the accounts that are shown have something to see', () => {
  const shown = requests.filter(({ mentor }) => mentor === 'lecturer');
  expect(shown.map(({ mentee, state }) => [mentee, state])).toEqual([
    ['student', 'accepted'],
    [expect.any(String), 'open'],
  ]);
  expect(shown[0]?.mentorship?.state).toBe('active');
});
