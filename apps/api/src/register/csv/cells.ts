/**
 * What a spreadsheet takes for a formula, also behind apostrophes of its own, so that taking one away again is exact.
 * The full-width signs are those of East Asian keyboards, which Excel accepts.
 */
const formula = /^'*[=+\-@\t\r＝＋－＠]/u;
const disarmed = /^'+[=+\-@\t\r＝＋－＠]/u;

/** A cell that a spreadsheet shows as text. */
export const disarm = (cell: string): string => (formula.test(cell) ? `'${cell}` : cell);

/** What `disarm` was given. */
export const rearm = (cell: string): string => (disarmed.test(cell) ? cell.slice(1) : cell);
