import { expect, test } from '@jest/globals';
import { mentorshipStates } from '#database';
import type { MentorshipState } from '#database';
import { afterAction, mentorshipActions, requireAction } from './mentorship-state.ts';
import type { MentorshipAction, MentorshipActor } from './mentorship-state.ts';

const actors: readonly MentorshipActor[] = ['mentor', 'mentee', 'system'];
const actions = Object.keys(mentorshipActions) as MentorshipAction[];

/** Everything that is possible; the rest of state x action x actor is not. `alone` is the state until the other does it too. */
const possible: [
  from: MentorshipState,
  action: MentorshipAction,
  by: MentorshipActor,
  to: MentorshipState,
  alone?: MentorshipState,
][] = [
  ['agreeing', 'change', 'mentor', 'agreeing'],
  ['agreeing', 'change', 'mentee', 'agreeing'],
  ['agreeing', 'sign', 'mentor', 'active', 'agreeing'],
  ['agreeing', 'sign', 'mentee', 'active', 'agreeing'],
  ['agreeing', 'end', 'mentor', 'ended'],
  ['agreeing', 'end', 'mentee', 'ended'],
  ['agreeing', 'end', 'system', 'ended'],
  ['agreeing', 'meet', 'mentor', 'agreeing'],
  ['agreeing', 'meet', 'mentee', 'agreeing'],
  ['active', 'meet', 'mentor', 'active'],
  ['active', 'meet', 'mentee', 'active'],
  ['active', 'tick', 'mentor', 'active'],
  ['active', 'tick', 'mentee', 'active'],
  ['active', 'end', 'mentor', 'ended'],
  ['active', 'end', 'mentee', 'ended'],
  ['active', 'end', 'system', 'ended'],
  ['ended', 'reopen', 'mentor', 'active', 'ended'],
  ['ended', 'reopen', 'mentee', 'active', 'ended'],
];
const all = mentorshipStates.flatMap((from) =>
  actions.flatMap((action) => actors.map((by) => [from, action, by] as const)),
);

test('the table reaches every state, action and actor', () => {
  expect(all).toHaveLength(3 * 6 * 3);
  expect(new Set(possible.map(([, action]) => action)).size).toBe(actions.length);
  expect(new Set(possible.map(([, , , to]) => to)).size).toBe(mentorshipStates.length);
});

test.each(all)('%s, %s by the %s', (from, action, by) => {
  const found = possible.find((one) => one[0] === from && one[1] === action && one[2] === by);
  expect(afterAction(from, action, by, true)).toBe(found?.[3]);
  expect(afterAction(from, action, by, false)).toBe(found?.[4] ?? found?.[3]);
  if (found) expect(requireAction(from, action, by, true)).toBe(found[3]);
  else expect(() => requireAction(from, action, by, true)).toThrow(expect.objectContaining({ code: 'CONFLICT' }));
});
