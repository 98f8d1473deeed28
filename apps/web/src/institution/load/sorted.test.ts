import { expect, test } from '@jest/globals';
import { hoursWords, sortedLoads } from './sorted.ts';

const load = (name: string, sections: number, planned: number) => ({
  __typename: 'LecturerLoad' as const,
  id: name,
  person: { __typename: 'Person' as const, id: name, name },
  sections,
  sessions: sections * 2,
  planned,
  held: 0,
});
const loads = [load('Aline', 1, 600), load('Bosco', 3, 60), load('Claire', 2, 600)];
const names = (...asked: [Parameters<typeof sortedLoads>[1], boolean]) =>
  sortedLoads(loads, ...asked).map(({ id }) => id);

test('names are in order, figures begin with the largest, and equal rows stay by name', () => {
  expect(names('NAME', false)).toEqual(['Aline', 'Bosco', 'Claire']);
  expect(names('NAME', true)).toEqual(['Claire', 'Bosco', 'Aline']);
  expect(names('SECTIONS', false)).toEqual(['Bosco', 'Claire', 'Aline']);
  expect(names('PLANNED', false)).toEqual(['Aline', 'Claire', 'Bosco']);
  expect(names('PLANNED', true)).toEqual(['Bosco', 'Claire', 'Aline']);
});

test('hours are written as the language does', () => {
  expect(hoursWords(750, 'en-GB')).toBe('12.5');
  expect(hoursWords(750, 'fr-FR')).toBe('12,5');
});
