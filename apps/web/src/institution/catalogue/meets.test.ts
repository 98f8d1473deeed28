import { expect, test } from '@jest/globals';
import { roomsWords, timesWords } from './meets.ts';

const meets = [
  { weekday: 1, time: '10:00', room: 'A1' },
  { weekday: 1, time: '10:00', room: 'B2' },
  { weekday: 3, time: '14:30', room: 'A1' },
  { weekday: 6, time: '08:00', room: null },
];

test('the weekly pattern is written in words, with each time and each room once', () => {
  expect(timesWords(meets, 'en-GB')).toEqual(['Tue 10:00', 'Thu 14:30', 'Sun 08:00']);
  expect(timesWords(meets.slice(0, 1), 'fr-FR')).toEqual(['mar. 10:00']);
  expect(roomsWords(meets)).toBe('A1, B2');
  expect(timesWords([], 'en-GB')).toEqual([]);
});
