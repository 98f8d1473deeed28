import { expect, test } from '@jest/globals';
import { readCsv } from './csv.ts';

test('reads cells, quotes, commas and line ends inside quotes, empty cells, a byte order mark', () => {
  expect(readCsv('\uFEFFname,role\r\n"Uwase, ""Claudine""",host\r\n"two\r\nlines",\r\n')).toEqual([
    ['name', 'role'],
    ['Uwase, "Claudine"', 'host'],
    ['two\r\nlines', ''],
  ]);
});

test('an empty first cell stays a cell', () => {
  expect(readCsv('a,b\n,c')).toEqual([
    ['a', 'b'],
    ['', 'c'],
  ]);
});
