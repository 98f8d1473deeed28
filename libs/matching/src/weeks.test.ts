import { expect, test } from '@jest/globals';
import { weekOf, weeksIn } from './weeks.ts';

test('a week begins on Monday, also over the end of a year and when the clocks change', () => {
  expect(weekOf('1970-01-05')).toBe(0);
  expect(weekOf('1970-01-04')).toBe(-1);
  expect(weekOf('2027-01-04') - weekOf('2026-12-28')).toBe(1);
  expect(weekOf('2027-04-05') - weekOf('2027-03-22')).toBe(2);
  expect(weekOf('2027-03-28')).toBe(weekOf('2027-03-22'));
});

test('both ends of a range belong to it, and a week that two ranges name counts once', () => {
  const weeks = weeksIn([
    ['2027-01-04', '2027-01-18'],
    ['2027-01-18', '2027-01-25'],
  ]);
  expect([...weeks].map((week) => week - weekOf('2027-01-04'))).toEqual([0, 1, 2, 3]);
});

test('a range that ends before it begins is empty', () => {
  expect(weeksIn([['2027-01-18', '2027-01-04']]).size).toBe(0);
});

test('what is no date, and a slip of two hundred years, are refused', () => {
  expect(() => weekOf('soon')).toThrow('"soon" is no date.');
  expect(() => weeksIn([['2027-01-04', '2207-01-05']])).toThrow('more than ten years');
});
