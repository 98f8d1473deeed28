import { describe, expect, it } from '@jest/globals';
import { fieldOfEntry } from './profile-in.ts';

describe('the field of an entry of the profile', () => {
  const values = new FormData();
  for (const name of ['degree-0', 'school-0', 'graduated-0', 'degree-3', 'school-3', 'refereeEmail-1', 'referee-1']) {
    values.set(name, '');
  }

  it.each([
    ['degrees', 0, 'title', 'degree-0'],
    // The second of two, after others were taken off.
    ['degrees', 1, 'institution', 'school-3'],
    ['degrees', 1, undefined, 'degree-3'],
    ['referees', 0, 'email', 'refereeEmail-1'],
    ['degrees', 2, 'title', undefined],
    ['offers', 0, undefined, undefined],
  ])('%s %s %s is %s', (list, place, part, field) => {
    expect(fieldOfEntry(values, list, place, part)).toBe(field);
  });
});
