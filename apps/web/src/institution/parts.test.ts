import { expect, test } from '@jest/globals';
import type { Institution } from './parts.ts';
import { partOf, stepsOf } from './parts.ts';

const empty: Institution = { id: '1', name: 'U', campuses: [], terms: [], courses: [], sections: [], members: [] };
const admin = { id: 'a', name: 'A', email: 'a@u.org', roles: ['ADMIN' as const] };

test('an empty institution begins with a campus, an administrator alone is not people to teach', () => {
  const steps = stepsOf({ ...empty, members: [admin] });
  expect(steps.map(({ part }) => part)).toEqual(['campuses', 'terms', 'courses', 'people', 'sections']);
  expect(steps.some(({ done }) => done)).toBe(false);
  expect(partOf(undefined, { institution: empty, mayManage: true })).toBe('campuses');
});

test('the first part that misses something is shown, unless the address names one', () => {
  const begun: Institution = { ...empty, campuses: [{ id: 'c', name: 'Butare', zone: 'Africa/Kigali' }] };
  expect(partOf('', { institution: begun, mayManage: true })).toBe('terms');
  expect(partOf('people', { institution: begun, mayManage: true })).toBe('people');
  expect(partOf('nothing', { institution: begun, mayManage: true })).toBeUndefined();
});

test('who only reads sees sections first and no members', () => {
  expect(partOf('', { institution: empty, mayManage: false })).toBe('sections');
  expect(partOf('people', { institution: empty, mayManage: false })).toBeUndefined();
});
