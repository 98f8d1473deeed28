/**
 * The beginning of what a spreadsheet takes for a formula, also behind apostrophes of its own, so that taking one away again is exact.
 * The full-width signs are those of East Asian keyboards, which Excel accepts. Where nothing follows, it is none: ";-)".
 */
const formula = "'*[=+\\-@＝＋－＠](?!\\)|$)";
const blanks = '[ \\u00a0]*';
/**
 * A spreadsheet of another language splits cells at other characters than this file: "Uwase;=1+1" becomes a formula when somebody
 * opens a file with commas in French, even with quotes around it.
 */
const part = `([;,\\t\\r\\n]${blanks})`;
const begin = `^(${blanks})`;
const control = "'*[\\t\\r]";

const parts = new RegExp(`${part}(?=${formula})`, 'gu');
const whole = new RegExp(`${begin}(?=${formula}|${control})`, 'u');
const disarmedParts = new RegExp(`${part}'(?=${formula})`, 'gu');
const disarmedWhole = new RegExp(`${begin}'(?=${formula}|${control})`, 'u');

/** A cell that a spreadsheet shows as text, also in parts. */
export const disarm = (cell: string): string => cell.replace(parts, "$1'").replace(whole, "$1'");

/** What `disarm` was given. */
export const rearm = (cell: string): string => cell.replace(disarmedWhole, '$1').replace(disarmedParts, '$1');
