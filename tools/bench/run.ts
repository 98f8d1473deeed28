import type { Figure } from './report.ts';

/** What every test/bench/<name>.bench.ts exports. */
export interface Bench {
  name: string;
  about: string;
  run(): Promise<Figure[]>;
}

export type Outcome = { about: string } | { figures: Figure[] } | { error: string };

// A benchmark as a process of its own: it measures, so nothing else should run beside it, and a crash is its own.
const [file = ''] = process.argv.slice(2);
const tell = (outcome: Outcome) => new Promise((resolve) => process.send?.(outcome, undefined, {}, resolve));

try {
  const bench = (await import(file)) as Bench;
  await tell({ about: bench.about });
  await tell({ figures: await bench.run() });
  process.exit(0);
} catch (error) {
  await tell({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  process.exit(1);
}
