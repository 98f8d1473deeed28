import { stringify } from 'csv-stringify/sync';
import type { Language } from '#database';
import { disarm } from './cells.ts';

/** What Excel needs to read UTF-8. */
const byteOrderMark = '\uFEFF';

/**
 * Rows as a file for spreadsheets, as they open it by a double click in the reader's language: French ones part cells by semicolons.
 * A cell that a spreadsheet would take for a formula, or a part of it, is disarmed.
 */
export function csvFile(rows: (string | number)[][], language: Language): string {
  const delimiter = language === 'fr' ? ';' : ',';
  const safe = rows.map((row) => row.map((cell) => (typeof cell === 'string' ? disarm(cell) : cell)));
  return byteOrderMark + stringify(safe, { delimiter, record_delimiter: 'windows' });
}
