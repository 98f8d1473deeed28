import { describe, expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { UnreadableRecord, recordsOf } from './records.ts';

const read = (text: string, separator = ',', longest = 1_000) => [...recordsOf(text, separator, longest)];
const why = (text: string, longest?: number) => {
  try {
    read(text, ',', longest);
  } catch (error) {
    if (error instanceof UnreadableRecord) return `${error.line} ${error.why}`;
    throw error;
  }
  return 'read';
};

describe('lines of a CSV file', () => {
  test.each([
    [
      'a,b\n1,2\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    ['a,,\n\n,', [['a', '', ''], [''], ['', '']]],
    ['"a,""b""\nc",d', [['a,"b"\nc', 'd']]],
    ['"",x', [['', 'x']]],
    ['a "b" c,"d" e,"f,g"h', [['a "b" c', '"d" e', '"f,g"h']]],
    ['6" x', [['6" x']]],
  ])('%j', (text, cells) => {
    expect(read(text).map((line) => line.cells)).toEqual(cells);
  });

  test('each has the number of the line where it begins', () => {
    expect(read('a\n"b\nb\n\nb",b\n\nc').map(({ line }) => line)).toEqual([1, 2, 6, 7]);
  });

  test('a line that is too long, or never ends, is refused at the line where it begins', () => {
    expect([why('a\nb,"c\nd\n'), why('a\nbbbb', 3), why('a\n"bbbb', 3), why('a\n,,,,', 3), why('a\n"bbb"', 3)]).toEqual(
      ['2 open', '2 long', '2 long', '2 long', '2 long'],
    );
  });

  test('are read as another CSV reader reads them', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'é', ',', ';', '"', '"', '\n', ' ') });
    fc.assert(
      fc.property(text, fc.constantFrom(',', ';'), (given, delimiter) => {
        let other: string[][] | undefined;
        try {
          other = parse(given, { delimiter, record_delimiter: '\n', relax_column_count: true, relax_quotes: true });
        } catch {
          other = undefined;
        }
        const ours = () => read(given, delimiter).map(({ cells }) => cells);
        if (other) expect(ours()).toEqual(other);
        else expect(ours).toThrow(UnreadableRecord);
      }),
      { numRuns: 2_000 },
    );
  });
});
