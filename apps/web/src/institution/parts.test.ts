import { expect, test } from '@jest/globals';
import { partOf, partsFor, stepsOf } from './parts.ts';

const none = {
  __typename: 'SetupProgress' as const,
  campuses: 0,
  terms: 0,
  courses: 0,
  lecturers: 0,
  students: 0,
  sections: 0,
};
const empty = { setup: none };
const admin = { mayManage: true, isAdmin: true };
const reader = { mayManage: false, isAdmin: false };

test('an empty institution begins with a campus; lecturers alone are not enough people', () => {
  const steps = stepsOf({ setup: { ...none, lecturers: 3 } });
  expect(steps.map(({ part }) => part)).toEqual(['places', 'terms', 'courses', 'people', 'sections']);
  expect(steps.some(({ done }) => done)).toBe(false);
  expect(partOf(undefined, empty, admin)).toBe('places');
});

test('the first part that lacks something is shown, unless the address names one', () => {
  const begun = { setup: { ...none, campuses: 1 } };
  expect(partOf('', begun, admin)).toBe('terms');
  expect(partOf('people', begun, admin)).toBe('people');
  expect(partOf('nothing', begun, admin)).toBeUndefined();
});

test('a person who only reads sees sections first, and no members, register or audit', () => {
  expect(partOf('', empty, reader)).toBe('sections');
  expect(partOf('people', empty, reader)).toBeUndefined();
  expect(partsFor(reader).map(({ part }) => part)).toEqual(['sections', 'courses', 'terms', 'places']);
});

test('a platform admin sets everything up and sees nobody’s attendance', () => {
  expect(partOf('register', empty, { mayManage: true, isAdmin: false })).toBe('register');
  expect(partOf('attendance', empty, { mayManage: true, isAdmin: false })).toBeUndefined();
  expect(partOf('load', empty, { mayManage: true, isAdmin: false })).toBeUndefined();
});
