import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { visible } from '#platform';
import { breathe, isTurn } from '../breathe.ts';
import { badFile, cut } from '../problems.ts';
import type { Place, Problems } from '../problems.ts';
import { rearm } from '../../csv/cells.ts';
import type { Heading as Known } from './headings.ts';
import { keyOf } from './headings.ts';

/** One line of a file. */
export interface Row {
  at: Place;
  /** Trimmed, NFC; undefined for what is empty or not there. @param name of the column */
  cell(name: string): string | undefined;
}

/** Names of the columns that are there -> heading as the file writes it. */
export type Columns = ReadonlyMap<string, string>;

const separators = [',', ';', '\t'] as const;
/** Characters of one line, and columns, at most; nothing of ours comes near. */
const longestLine = 100_000;
const mostColumns = 200;
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
  // What was parsed before something unreadable, which the loop below does not get to see any more.
  let parsed = skipped;
  const parser = Readable.from(pieces(body)).pipe(
    parse({
      delimiter: separator,
      record_delimiter: '\n',
      info: true,
      relax_column_count: true,
      relax_quotes: true,
      max_record_size: longestLine,
      on_record: (record: string[], { lines }: { lines: number }) => {
        parsed = skipped + lines;
        return record;
      },
    }),
  );
  let heading: Heading | undefined;
  let rows = 0;
  let before = skipped;
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
      const line = before + 1;
      before = skipped + info.lines;
      if (record.every((cell) => cell.trim() === '')) continue;
      if (!heading) {
        heading = headingOf(record, line, reading);
        continue;
      }
      each(rowOf(record, { file: reading.file, line }, heading.places, reading.spreadsheet), heading.columns);
      rows += 1;
      if (isTurn(rows)) await breathe(reading.signal);
    }
  } catch (error) {
    throw error instanceof CsvError ? unreadable(error, parsed + 1) : error;
  }
  if (!heading) throw badFile('EMPTY_FILE', 'This file is empty. Its first line names the columns.');
  return rows;
}

function rowOf(record: string[], at: Place, places: ReadonlyMap<string, number>, spreadsheet: boolean): Row {
  return {
    at,
    cell(name) {
      const place = places.get(name);
      // What nobody sees would make two people of one, and no id the same as itself.
      const raw = place === undefined ? undefined : visible(record[place] ?? '').trim();
      return raw ? (spreadsheet ? rearm(raw) : raw).normalize('NFC') : undefined;
    },
  };
}

/** `sep=;` is Excel's own; the separator is the one that most columns we know are between. */
function beginning(text: string): { body: string; skipped: number; separator: string } {
  const named = /^sep=(.)\n/i.exec(text);
  if (named) return { body: text.slice(named[0].length), skipped: 1, separator: named[1] ?? ',' };
  const heading = /^\n*([^\n]*)/.exec(text.slice(0, longestLine))?.[1] ?? '';
  const [separator = ','] = [...separators].sort((a, b) => heading.split(b).length - heading.split(a).length);
  return { body: text, skipped: 0, separator };
}

function* pieces(text: string): Generator<string> {
  for (let from = 0; from < text.length; from += chunk) yield text.slice(from, from + chunk);
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

function unreadable(error: CsvError, line: number) {
  if (error.code === 'CSV_MAX_RECORD_SIZE') {
    return badFile('TOO_LARGE', `This line has more than ${longestLine} characters.`, { line });
  }
  if (error.code === 'CSV_QUOTE_NOT_CLOSED') {
    return badFile('NOT_READABLE', 'A quotation mark that begins here is never closed.', { line });
  }
  return badFile('NOT_READABLE', 'From this line on the file cannot be read as separated values.', { line });
}
