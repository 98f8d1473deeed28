import { normalForm, visible } from '#platform';
import { breathe, isTurn } from '../breathe.ts';
import { badFile, cut } from '../problems.ts';
import type { Place, Problems } from '../problems.ts';
import { rearm } from '../../csv/cells.ts';
import type { Heading as Known } from './headings.ts';
import { keyOf } from './headings.ts';
import { beginning, longestLine } from './beginning.ts';
import { UnreadableLine, linesOf } from './records.ts';
import { lost } from '../bytes/holes.ts';

/** One line of a file. */
export interface Row {
  at: Place;
  /** Trimmed, NFC; undefined for what is empty or not there. @param name of the column */
  cell(name: string): string | undefined;
}

/** Names of the columns that are there -> heading as the file writes it. */
export type Columns = ReadonlyMap<string, string>;

/** At most; nothing of ours comes near. */
const mostColumns = 200;
/** Characters between two breaths at most, whatever they are: some milliseconds of work. */
const chunk = 64 * 1024;

interface Reading {
  headings: readonly Known[];
  problems: Problems;
  /** In a bundle. */
  file: string | null;
  /** Whether an apostrophe before a formula's sign is taken away: it is in files for spreadsheets. */
  spreadsheet: boolean;
  signal?: AbortSignal | undefined;
}

/**
 * Reads separated values: comma, semicolon or tab as the heading line has it, quotes, line breaks in quotes. Lines are not kept:
 * a file may have 200,000.
 *
 * @param text with \n as line end
 * @param each is given every line with something in it
 * @returns how many those are
 * @throws {FileError} when nothing can be made of it
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
  let since = 0;
  try {
    for (const { cells, line, size } of linesOf(body, separator, longestLine)) {
      // Lines with nothing in them are work as well.
      since += size + 1;
      if (since > chunk) {
        since = 0;
        await breathe(reading.signal);
      }
      if (cells.every((cell) => cell.trim() === '')) continue;
      if (!heading) {
        heading = headingOf(cells, skipped + line, reading);
        continue;
      }
      const at = { file: reading.file, line: skipped + line };
      if (lossy) sayLost(cells, at, heading, reading.problems);
      each(rowOf(cells, at, heading.places, reading.spreadsheet), heading.columns);
      rows += 1;
      if (isTurn(rows)) await breathe(reading.signal);
    }
  } catch (error) {
    throw error instanceof UnreadableLine ? unreadable(error, skipped + error.line) : error;
  }
  if (!heading) throw badFile('EMPTY_FILE', 'This file is empty. Its first line names the columns.');
  return rows;
}

/** Nobody can know what stood there before the file was saved. */
function sayLost(cells: readonly string[], at: Place, { columns, places }: Heading, problems: Problems): void {
  for (const [name, place] of places) {
    const cell = cells[place] ?? '';
    if (!cell.includes(lost)) continue;
    problems.add(at, columns.get(name) ?? name, 'LOST_CHARACTER', cell, 'A character of this was lost before.');
  }
}

function rowOf(record: string[], at: Place, places: ReadonlyMap<string, number>, spreadsheet: boolean): Row {
  return {
    at,
    cell(name) {
      const place = places.get(name);
      // What nobody sees would make two people of one, and no id the same as itself.
      const raw = place === undefined ? undefined : visible(record[place] ?? '').trim();
      return raw ? normalForm(spreadsheet ? rearm(raw) : raw, 'NFC') : undefined;
    },
  };
}

interface Heading {
  columns: Columns;
  /** Name -> position in the line. */
  places: ReadonlyMap<string, number>;
}

/** @throws {FileError} for a heading line without what is required */
function headingOf(record: string[], line: number, { headings, problems, file, spreadsheet }: Reading): Heading {
  if (record.length > mostColumns) {
    throw badFile('TOO_LARGE', `This file has ${record.length} columns; ${mostColumns} are allowed.`, { line });
  }
  const names = record.map((cell) => headings.find(({ keys }) => keys.includes(keyOf(cell)))?.name);
  names.forEach((name, index) => {
    const heading = (record[index] ?? '').trim();
    if (name !== undefined && names.indexOf(name) !== index) {
      throw badFile('DOUBLE_COLUMN', `Two columns say the same: "${cut(heading)}". Remove one.`, {
        line,
        column: cut(heading),
      });
    }
    // The standard has many columns that are nobody's business here.
    if (spreadsheet && name === undefined && heading !== '') {
      problems.add({ file, line }, cut(heading), 'UNKNOWN_COLUMN', heading, 'This column is not read.');
    }
  });
  const missing = headings.filter(({ name, required }) => required && !names.includes(name));
  if (missing.length > 0) {
    const list = missing.map(({ label }) => label).join(', ');
    throw badFile('MISSING_COLUMN', `The heading line has no column for: ${list}.`, {
      line,
      column: list,
      value: cut(record.join(' ')),
    });
  }
  const named = names.flatMap((name, index) => (name === undefined ? [] : [{ name, index }]));
  return {
    columns: new Map(named.map(({ name, index }) => [name, (record[index] ?? '').trim()])),
    places: new Map(named.map(({ name, index }) => [name, index])),
  };
}

function unreadable({ why }: UnreadableLine, line: number) {
  return why === 'long'
    ? badFile('TOO_LARGE', `This line has more than ${longestLine} characters.`, { line })
    : badFile('NOT_READABLE', 'A quotation mark that begins here is never closed.', { line });
}
