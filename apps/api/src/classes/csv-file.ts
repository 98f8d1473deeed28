import { stringify } from 'csv-stringify/sync';
import type { Language } from '#database';

/** What Excel needs to read UTF-8. */
const byteOrderMark = '\uFEFF';

/**
 * Rows as a file for spreadsheets, as they open it by a double click in the reader's language: French ones part cells by semicolons.
 * A cell that a spreadsheet would take for a formula is disarmed.
 */
export function csvFile(rows: (string | number)[][], language: Language): string {
  const delimiter = language === 'fr' ? ';' : ',';
  return byteOrderMark + stringify(rows, { delimiter, escape_formulas: true, record_delimiter: 'windows' });
}
