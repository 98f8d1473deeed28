import { describe, expect, test } from '@jest/globals';
import { corrected, outcomeOf } from './outcome.ts';
import type { MeetingFacts, OutcomeName } from './outcome.ts';

const at = (time: string) => new Date(`2026-10-27T${time}Z`);
const meeting = (more: Partial<MeetingFacts> = {}): MeetingFacts => ({
  ...{ startsAt: at('17:00'), endsAt: at('17:30'), cancelledAt: null, classEnded: false, secondsTogether: 0 },
  mentor: { came: false, waited: false },
  mentee: { came: false, waited: false },
  ...more,
});
const waited = { came: true, waited: true };
const came = { came: true, waited: false };

describe('the outcome', () => {
  test.each<[string, Partial<MeetingFacts>, OutcomeName]>([
    ['both were there together', { secondsTogether: 1_200, mentor: waited, mentee: waited }, 'held'],
    ['one came late and the other had waited', { secondsTogether: 600, mentor: waited, mentee: came }, 'held'],
    ['the mentor waited for nobody', { mentor: waited }, 'mentee_absent'],
    ['the mentee waited for nobody', { mentee: waited }, 'mentor_absent'],
    ['the mentor left before ten minutes, and nobody came', { mentor: came }, 'mentee_absent'],
    ['the mentee came late, and nobody was there', { mentee: came }, 'mentor_absent'],
    ['the mentor waited, and the mentee came after that', { mentor: waited, mentee: came }, 'mentee_absent'],
    ['they were there one after the other', { mentor: came, mentee: came }, 'missed'],
    ['nobody came', {}, 'missed'],
    ['it was called off three hours before', { cancelledAt: at('14:00') }, 'cancelled'],
    ['it was called off a minute later than that', { cancelledAt: at('14:01') }, 'cancelled_late'],
    ['a block cancelled it while one waited', { cancelledAt: at('17:05'), mentor: waited }, 'cancelled_late'],
    ['a block cancelled it while they met', { cancelledAt: at('17:20'), secondsTogether: 900 }, 'held'],
  ])('%s', (_, facts, expected) => {
    expect(outcomeOf(meeting(facts), at('17:30'))).toBe(expected);
  });

  test('is not known before the end, unless somebody ended the class', () => {
    expect(outcomeOf(meeting({ secondsTogether: 600 }), at('17:29'))).toBeNull();
    expect(outcomeOf(meeting({ mentor: waited, classEnded: true }), at('17:15'))).toBe('mentee_absent');
    expect(outcomeOf(meeting({ cancelledAt: at('17:20'), secondsTogether: 60 }), at('17:21'))).toBe('held');
  });
});

test.each<[Parameters<typeof corrected>[1], ReturnType<typeof corrected>]>([
  [null, { outcome: 'missed', minutesMet: 0 }],
  [
    { state: 'proposed', minutes: 45 },
    { outcome: 'missed', minutesMet: 0 },
  ],
  [
    { state: 'declined', minutes: 45 },
    { outcome: 'missed', minutesMet: 0 },
  ],
  [
    { state: 'withdrawn', minutes: 45 },
    { outcome: 'missed', minutesMet: 0 },
  ],
  [
    { state: 'confirmed', minutes: 45 },
    { outcome: 'held', minutesMet: 45 },
  ],
])('with the correction %j it is %j', (correction, expected) => {
  expect(corrected({ outcome: 'missed', minutesMet: 0 }, correction)).toEqual(expected);
});
