import { normalForm, visible } from '#platform';
import { ReadSoFar, breathe, isTurn } from '../breathe.ts';
import { badFile } from '../problems.ts';
import type { Position, Problems } from '../problems.ts';
import { rearm } from '../../csv/cells.ts';
import { headingOf } from './heading-line.ts';
import type { Columns, Heading, HeadingRules } from './heading-line.ts';
import { beginning, longestLine } from './beginning.ts';
import { UnreadableRecord, recordsOf } from './records.ts';
import { inColumns } from './wide.ts';
import type { WideRules } from './wide.ts';
import { lost } from '../bytes/holes.ts';

/** One record of a file, its cells by their columns. */
export interface Row {
  at: Position;
  /** Trimmed, NFC; undefined for what is empty or not there. @param name of the column */
  cell(name: string): string | undefined;
}

interface Reading extends HeadingRules {
  wide?: WideRules | undefined;
  /** Is called with lines that cannot be used, after a problem was added. */
  refused?: (row: Row) => void;
  signal?: AbortSignal | undefined;
}

/**
 * Reads separated values: comma, semicolon or tab as the heading line has it, quotes, line breaks in quotes. Lines are not kept:
 * a file may have 200,000.
 *
 * @param text with \n as line end
 * @param each is given every line with something in it
 * @returns how many those are
 * @throws {FileError} when it cannot be read at all
 */
export async function readTable(
  text: string,
  reading: Reading,
  each: (row: Row, columns: Columns) => void,
): Promise<number> {
  const { body, skipped, separator } = beginning(text);
  let heading: Heading | undefined;
  let rows = 0;
  const lossy = text.includes(lost);
  const read = new ReadSoFar();
  try {
    for (const { cells, line, size } of recordsOf(body, separator, longestLine)) {
      if (read.isTurn(size)) await breathe(reading.signal);
      if (cells.every((cell) => cell.trim() === '')) continue;
      if (!heading) {
        heading = headingOf(cells, skipped + line, reading);
        continue;
      }
      const at = { file: reading.file, line: skipped + line };
      if (lossy) sayLost(cells, at, heading, reading.problems);
      const fitting = inColumns(cells, heading, at, reading);
      const row = rowOf(fitting ?? cells, at, heading.indexes, reading.spreadsheet);
      if (fitting) each(row, heading.columns);
      else reading.refused?.(row);
      rows += 1;
      if (isTurn(rows)) await breathe(reading.signal);
    }
  } catch (error) {
    throw error instanceof UnreadableRecord ? unreadable(error, skipped + error.line) : error;
  }
  if (!heading) throw badFile('EMPTY_FILE', 'This file is empty. Its first line names the columns.');
  return rows;
}

/** The lost character cannot be known. */
function sayLost(cells: readonly string[], at: Position, { columns, indexes }: Heading, problems: Problems): void {
  for (const [name, index] of indexes) {
    const cell = cells[index] ?? '';
    if (!cell.includes(lost)) continue;
    problems.add(at, columns.get(name) ?? name, 'LOST_CHARACTER', cell, 'A character of this was lost before.');
  }
}

function rowOf(record: string[], at: Position, indexes: ReadonlyMap<string, number>, spreadsheet: boolean): Row {
  return {
    at,
    cell(name) {
      const index = indexes.get(name);
      // Invisible characters would make two people of one, and two ids of the same.
      const raw = index === undefined ? undefined : visible(record[index] ?? '').trim();
      return raw ? normalForm(spreadsheet ? rearm(raw) : raw, 'NFC') : undefined;
    },
  };
}

function unreadable({ why }: UnreadableRecord, line: number) {
  return why === 'long'
    ? badFile('TOO_LARGE', `This line has more than ${longestLine} characters.`, { line })
    : badFile('NOT_READABLE', 'A quotation mark that begins here is never closed.', { line });
}
