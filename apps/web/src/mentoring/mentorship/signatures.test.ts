import { expect, test } from '@jest/globals';
import { signingOf } from './signatures.ts';

const at = '2026-12-01T10:00:00Z';
const agreed = (mentorSignedAt: string | null, menteeSignedAt: string | null) => ({
  state: 'AGREEING' as const,
  mentor: { id: 'mentor' },
  agreement: { mentorSignedAt, menteeSignedAt },
});

test.each([
  [null, null, 'sign', 'sign'],
  [at, null, 'wait', 'sign'],
  [null, at, 'sign', 'wait'],
] as const)('mentor %s, mentee %s: the mentor is to %s, the mentee to %s', (mentor, mentee, ofMentor, ofMentee) => {
  expect(signingOf(agreed(mentor, mentee), 'mentor')).toBe(ofMentor);
  expect(signingOf(agreed(mentor, mentee), 'mentee')).toBe(ofMentee);
});

test.each(['ACTIVE', 'ENDED'] as const)('nobody signs when it is %s', (state) => {
  expect(signingOf({ ...agreed(null, null), state }, 'mentor')).toBe('done');
});
