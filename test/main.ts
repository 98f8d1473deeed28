import { SetupError } from '../tools/setup/failure.mjs';
import { changedParts } from './changed/parts.ts';
import { parts } from './parts.ts';
import type { Part } from './parts.ts';
import { remember } from './seconds.ts';
import { none, slowest, sum, summary } from './tally.ts';
import type { Failure, Tally } from './tally.ts';

interface Options {
  workerBin: string;
  /** Names of parts; all parts when empty. */
  args: string[];
}

/**
 * `npm test`: everything, or the parts that are named (`npm test -- lint unit`), or what a change can break (`npm test -- changed`).
 * The last line says how many passed and failed.
 */
export async function main({ workerBin, args }: Options): Promise<void> {
  const all = args.join() === 'changed' ? changedParts() : parts;
  const names = args.length > 0 && all === parts ? args : Object.keys(all);
  const unknown = names.filter((name) => !(name in all));
  if (unknown.length > 0) {
    throw new SetupError(
      `There is no part of the tests called ${unknown.join(', ')}.`,
      `Its parts are: ${Object.keys(parts).join(', ')}; or, alone: changed.`,
    );
  }
  const env = { ...process.env, MEDIASOUP_WORKER_BIN: workerBin };
  const results: { name: string; tally: Tally; seconds: number }[] = [];
  for (const name of names) {
    console.log(`\n── ${name} ${'─'.repeat(Math.max(0, 60 - name.length))}`);
    const since = performance.now();
    const tally = await attempt(all[name], env);
    results.push({ name, tally, seconds: (performance.now() - since) / 1000 });
  }
  console.log('');
  for (const { name, tally, seconds } of results) {
    console.log(
      `${tally.failed > 0 ? '✗' : '✓'} ${name.padEnd(12)} ${summary(tally).padEnd(32)} ${seconds.toFixed(1)} s`,
    );
  }
  const total = sum(results.map(({ tally }) => tally));
  remember(total.timings);
  if (total.timings.length > 1) console.log(`\nThe slowest files:\n${slowest(total.timings, 10).join('\n')}`);
  process.exitCode = total.failed > 0 ? 1 : 0;
  list('Failed once, and passed when run again:', total.unsteady);
  list('Failed:', total.failures);
  console.log(`\n${summary(total)}`);
}

/** Failures are repeated at the end: their output may stand thousands of lines above. */
function list(heading: string, failures: readonly Failure[]): void {
  if (failures.length === 0) return;
  console.log(`\n${heading}`);
  for (const { name, why } of failures) console.log(`  ${name}\n${why.replaceAll(/^/gm, '    ')}`);
}

/** A part that cannot start has failed; the others still run. */
async function attempt(part: Part | undefined, env: NodeJS.ProcessEnv): Promise<Tally> {
  try {
    return (await part?.(env)) ?? none;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    console.error(why);
    return { ...none, failed: 1, failures: [{ name: 'A part that did not end', why }] };
  }
}
