import { stringify } from 'csv-stringify/sync';

/** What Excel needs to read UTF-8. */
const byteOrderMark = '\uFEFF';

/** Rows as a file for spreadsheets; a cell that one would take for a formula is disarmed. */
export function csvFile(rows: (string | number)[][]): string {
  return byteOrderMark + stringify(rows, { escape_formulas: true, record_delimiter: 'windows' });
}
