/** One measured number of a benchmark. */
export interface Figure {
  /** What was measured, in words. */
  figure: string;
  value: number;
  unit: string;
  /** The promise, as in "<= 10"; none for figures that only explain. */
  goal?: string;
  /** Whether the promise is kept. */
  ok?: boolean;
}

/** One line a figure, for machines. */
export function jsonLine(bench: string, { figure, value, unit, goal, ok }: Figure): string {
  return JSON.stringify({ bench, figure, value, unit, goal: goal ?? null, ok: ok ?? null });
}

/** A table for people: what, how much, what was promised. */
export function table(figures: readonly Figure[]): string {
  const rows = figures.map(({ figure, value, unit, goal, ok }) => [
    ok === undefined ? ' ' : ok ? '✓' : '✗',
    figure,
    String(value),
    unit,
    goal === undefined ? '' : `goal ${goal}`,
  ]);
  const widths = [0, 1, 2, 3].map((column) => Math.max(0, ...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => (column === 2 ? cell.padStart(widths[2] ?? 0) : cell.padEnd(widths[column] ?? 0)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

export const missed = (figures: readonly Figure[]): boolean => figures.some(({ ok }) => ok === false);
