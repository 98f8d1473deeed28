/** Results of the mutants of a part that make its score. */
export interface Counts {
  /** Noticed by a test, or without an end. */
  found: number;
  survived: number;
}

export interface Score extends Counts {
  part: string;
  date: string;
}

const detected = new Set(['Killed', 'Timeout']);
const undetected = new Set(['Survived', 'NoCoverage']);

/** Mutants that do not compile, or that a comment takes out, count for nothing. */
export function counted(statuses: readonly string[]): Counts {
  return {
    found: statuses.filter((status) => detected.has(status)).length,
    survived: statuses.filter((status) => undetected.has(status)).length,
  };
}

/** Per cent, rounded down, so that 100 % means all. */
export function percent({ found, survived }: Counts): string {
  const all = found + survived;
  return all === 0 ? 'no mutants' : `${(Math.floor((found / all) * 1000) / 10).toFixed(1)} %`;
}

const heading = ['Part', 'Date', 'Mutants', 'Survived', 'Score', 'Survivors looked at'];

/**
 * Puts a score into the table of docs/mutants.md. The last column is written by hand, and kept while as many survive.
 *
 * @throws {Error} when the text has no such table
 */
export function withScore(text: string, score: Score): string {
  const lines = text.split('\n');
  const start = lines.findIndex((line) => cells(line).join() === heading.join());
  if (start < 0) throw new Error(`There is no table with the columns ${heading.join(', ')}`);
  const length = lines.slice(start).findIndex((line) => !line.startsWith('|'));
  const end = length < 0 ? lines.length : start + length;
  const rows = lines.slice(start + 2, end).map(cells);
  const before = rows.find(([part]) => part === score.part);
  const all = String(score.found + score.survived);
  const kept = before?.[3] === String(score.survived) ? (before[5] ?? '') : 'not yet';
  const lookedAt = score.survived === 0 ? 'none' : kept;
  const row = [score.part, score.date, all, String(score.survived), percent(score), lookedAt];
  const sorted = [...rows.filter((other) => other !== before), row].toSorted(([a = ''], [b = '']) =>
    a.localeCompare(b),
  );
  return [...lines.slice(0, start), ...table([heading, ...sorted]), ...lines.slice(end)].join('\n');
}

const cells = (line: string): string[] =>
  line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());

/** As the formatter lays it out: each column as wide as its widest cell. */
function table(rows: readonly string[][]): string[] {
  const widths = heading.map((_, column) => Math.max(3, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]) => `| ${widths.map((width, i) => (row[i] ?? '').padEnd(width)).join(' | ')} |`;
  const [head = [], ...others] = rows;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...others.map(line)];
}
