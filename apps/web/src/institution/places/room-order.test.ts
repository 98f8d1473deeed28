import { expect, test } from '@jest/globals';
import { inOrder } from './room-order.ts';

const rooms = [
  { name: 'Salle 10', seats: 40 },
  { name: 'Salle 9', seats: 40 },
  { name: 'Étude', seats: 12 },
  { name: 'Grand amphi', seats: 300 },
];
const names = (by: 'NAME' | 'SEATS', descending = false) =>
  inOrder(rooms, by, descending, 'fr').map(({ name }) => name);

test('rooms by name are sorted as people read them', () => {
  expect(names('NAME')).toEqual(['Étude', 'Grand amphi', 'Salle 9', 'Salle 10']);
  expect(names('NAME', true)).toEqual(['Salle 10', 'Salle 9', 'Grand amphi', 'Étude']);
});

test('rooms by seats are sorted from the largest, then by name', () => {
  expect(names('SEATS')).toEqual(['Grand amphi', 'Salle 9', 'Salle 10', 'Étude']);
  expect(names('SEATS', true)).toEqual(['Étude', 'Salle 10', 'Salle 9', 'Grand amphi']);
});
