import { Readable } from 'node:stream';
import { stringify } from 'csv-stringify';
import { stringify as stringifyAtOnce } from 'csv-stringify/sync';
import type { Language } from '#database';
import { disarm } from './cells.ts';

type Cell = string | number;

/** What spreadsheets of each language part cells by, and write before the decimals. */
const dialects: Readonly<Record<Language, { delimiter: string; decimal: string }>> = {
  fr: { delimiter: ';', decimal: ',' },
  en: { delimiter: ',', decimal: '.' },
};

/** Excel reads UTF-8 only with its mark, and ends lines by CRLF; a line break of any other kind in a cell ends a line too, unless it is quoted. */
const optionsFor = (language: Language) => ({
  delimiter: dialects[language].delimiter,
  record_delimiter: 'windows' as const,
  quoted_match: /[\r\n]/,
  bom: true,
});

const safely =
  (language: Language) =>
  (row: readonly Cell[]): string[] =>
    row.map((cell) =>
      typeof cell === 'string' ? disarm(cell) : String(cell).replace('.', dialects[language].decimal),
    );

/**
 * Rows as a file for spreadsheets, as they open it by a double click in the reader's language. All files for spreadsheets are written here
 * or by `csvStream`. A cell that a spreadsheet would take for a formula, or a part of it, is disarmed; numbers stay numbers.
 */
export const csvFile = (rows: readonly (readonly Cell[])[], language: Language): string =>
  stringifyAtOnce(rows.map(safely(language)), optionsFor(language));

/** The same for files that may be large. */
export const csvStream = (rows: readonly (readonly Cell[])[], language: Language): Readable =>
  Readable.from(rows.map(safely(language))).pipe(stringify(optionsFor(language)));
