import { expect, test } from '@jest/globals';
import { decide } from './sending.ts';
import type { OfferFacts, PairFacts, RefusalName } from './sending.ts';

const pair = (more: Partial<PairFacts> = {}): PairFacts => ({
  ...{ mentorId: 'mentor', menteeId: 'mentee', mentorJoined: true, menteeJoined: true },
  ...{ blocked: false, together: false, hasMentor: false, menteeOpen: 0 },
  ...more,
});
const offer = (more: Partial<OfferFacts> = {}): OfferFacts => ({
  ...{ mentorId: 'mentor', paused: false, roomLeft: 2 },
  ...more,
});
const refusals = (pairs: PairFacts[], offers = [offer()]) => decide(pairs, offers, 5).map(({ refusal }) => refusal);

test.each<[string, Partial<PairFacts>, Partial<OfferFacts>, RefusalName | null]>([
  ['a pair', {}, {}, null],
  ['a mentor who has not joined', { mentorJoined: false }, {}, 'not_taking_part'],
  ['a mentee who has not joined', { menteeJoined: false }, {}, 'not_taking_part'],
  ['a mentor without an offer', {}, { mentorId: 'other' }, 'not_taking_part'],
  ['two of whom one has blocked the other', { blocked: true }, {}, 'not_possible'],
  ['somebody with themselves', { menteeId: 'mentor' }, {}, 'not_possible'],
  ['two with an open request or a mentorship', { together: true }, {}, 'asked_already'],
  ['a mentee who has a mentor here', { hasMentor: true }, {}, 'has_mentor'],
  ['a mentor who paused', {}, { paused: true }, 'paused'],
  ['a mentor without room', {}, { roomLeft: 0 }, 'no_room'],
  ['a mentee with five open requests', { menteeOpen: 5 }, {}, 'too_many_requests'],
])('%s', (_, facts, ofOffer, expected) => {
  expect(refusals([pair(facts)], [offer(ofOffer)])).toEqual([expected]);
});

test('places are taken by the pairs before, and not by those that are refused', () => {
  const pairs = [pair({ menteeId: 'a', blocked: true }), ...['b', 'c', 'd'].map((menteeId) => pair({ menteeId }))];
  expect(refusals(pairs)).toEqual(['not_possible', null, null, 'no_room']);
});

test('a mentee gets one mentor', () => {
  const pairs = [pair(), pair({ mentorId: 'second' })];
  expect(refusals(pairs, [offer(), offer({ mentorId: 'second' })])).toEqual([null, 'has_mentor']);
});
