import { expect, test } from '@jest/globals';
import { kinds, pathOf } from './paths.ts';

test('each kind has a page; that of a cohort is for managers', () => {
  const paths = kinds.map((kind) => pathOf({ kind, id: 'x', institution: { id: 'i' } }, true));
  expect(paths).toEqual([
    '/institutions/i/people/x',
    '/sections/x',
    '/courses/x',
    '/cohorts/x',
    '/rooms/x/timetable',
    '/sessions/x',
  ]);
  expect(pathOf({ kind: 'COHORT', id: 'x', institution: { id: 'i' } }, false)).toBe('/cohorts/x/timetable');
});
