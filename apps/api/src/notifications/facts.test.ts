import { expect, test } from '@jest/globals';
import { isOfMentoring, isOfSection, readFacts } from './facts.ts';

const id = 'd4b1a3b6-98f7-4d0c-8a3f-2f1de6a3a001';
const at = { startsAt: '2027-01-11T08:00:00.000Z', endsAt: '2027-01-11T09:00:00.000Z', zone: 'Africa/Kigali' };
const planned = { ...at, room: null, lecturers: [id], topic: '' };
const changes = [{ sessionId: id, what: 'planned', before: null, after: planned }];

test.each([
  ['with changes only, as the first version wrote them', { sectionId: id, title: 'INF301', changes }],
  ['of an announcement', { sectionId: id, title: 'INF301', changes: [], announcement: id }],
  ['of a proposal', { sectionId: id, title: 'INF301', changes: [], proposal: id }],
])('facts of a section %s are read as such', (_name, facts) => {
  const read = readFacts(facts);
  expect(read).toEqual(facts);
  expect(read && [isOfSection(read), isOfMentoring(read)]).toEqual([true, false]);
});

test.each([
  ['of a step', { news: 'asked', requestId: id, otherId: id, changes: [] }],
  ['of meetings', { news: 'meeting_planned', mentorshipId: id, otherId: id, changes }],
  ['without another person', { news: 'paused', changes: [] }],
])('facts of mentoring %s are read as such', (_name, facts) => {
  const read = readFacts(facts);
  expect(read).toEqual(facts);
  expect(read && [isOfSection(read), isOfMentoring(read)]).toEqual([false, true]);
});

test.each([
  ['a later version', { news: 'danced', changes: [] }],
  ['no version', { old: 1 }],
])('facts of %s are not read', (_name, facts) => {
  expect(readFacts(facts)).toBeUndefined();
});
