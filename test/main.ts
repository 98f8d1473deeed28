import { build, buildDocuments } from '../tools/build/main.ts';
import { SetupError } from '../tools/setup/failure.mjs';
import { nodeModules } from '../tools/setup/paths.mjs';
import { node } from './processes.ts';
import { jest, jestAgain } from './run-jest.ts';
import { none, sum, summary } from './tally.ts';
import type { Failure, Tally } from './tally.ts';

interface Options {
  workerBin: string;
  /** Names of parts; all parts when empty. */
  args: string[];
}

type Part = (env: NodeJS.ProcessEnv) => Promise<Tally>;

const typescript = nodeModules('typescript', 'bin', 'tsc');
const projects = [
  'tsconfig.json',
  'apps/web/tsconfig.json',
  'apps/web/tsconfig.node.json',
  'test/media/page-scripts/tsconfig.json',
  'test/browser/page-scripts/tsconfig.json',
];

/** In this order: what is quick to know comes first. */
const parts: Record<string, Part> = {
  lint: (env) => check(env, nodeModules('eslint', 'bin', 'eslint.js'), '.'),
  format: (env) => check(env, nodeModules('prettier', 'bin', 'prettier.cjs'), '--check', '--log-level=warn', '.'),
  types: async (env) => {
    await buildDocuments();
    const results = [];
    for (const project of projects) results.push(await check(env, typescript, '--project', project, '--noEmit'));
    return { ...none, [results.every(({ failed }) => failed === 0) ? 'passed' : 'failed']: 1 };
  },
  unit: async (env) => {
    await buildDocuments();
    return jest(env, 'unit');
  },
  integration: async (env) => {
    // Those of tools/start run the real platform.
    await build();
    // Two at a time, for much of it waits for something; each process is left before its memory costs more than the tests.
    return jestAgain(env, 'integration', '--maxWorkers=2', '--workerIdleMemoryLimit=1GB');
  },
  browser: async (env) => {
    await build();
    // One after the other: they share one platform, and some of them break it on purpose.
    return jestAgain(env, 'browser', '--runInBand');
  },
};

/** `npm test`: everything, or the parts that are named (`npm test -- lint unit`). The last line says how many passed and failed. */
export async function main({ workerBin, args }: Options): Promise<void> {
  const names = args.length > 0 ? args : Object.keys(parts);
  const unknown = names.filter((name) => !(name in parts));
  if (unknown.length > 0) {
    throw new SetupError(
      `There is no part of the tests called ${unknown.join(', ')}.`,
      `Its parts are: ${Object.keys(parts).join(', ')}.`,
    );
  }
  const env = { ...process.env, MEDIASOUP_WORKER_BIN: workerBin };
  const results: { name: string; tally: Tally; seconds: number }[] = [];
  for (const name of names) {
    console.log(`\n── ${name} ${'─'.repeat(Math.max(0, 60 - name.length))}`);
    const since = performance.now();
    const tally = await attempt(parts[name], env);
    results.push({ name, tally, seconds: (performance.now() - since) / 1000 });
  }
  console.log('');
  for (const { name, tally, seconds } of results) {
    console.log(
      `${tally.failed > 0 ? '✗' : '✓'} ${name.padEnd(12)} ${summary(tally).padEnd(32)} ${seconds.toFixed(1)} s`,
    );
  }
  const total = sum(results.map(({ tally }) => tally));
  process.exitCode = total.failed > 0 ? 1 : 0;
  list('Failed once, and passed when run again:', total.unsteady);
  list('Failed:', total.failures);
  console.log(`\n${summary(total)}`);
}

/** At the end, where they are found: what failed may stand thousands of lines above. */
function list(heading: string, failures: readonly Failure[]): void {
  if (failures.length === 0) return;
  console.log(`\n${heading}`);
  for (const { name, why } of failures) console.log(`  ${name}\n${why.replaceAll(/^/gm, '    ')}`);
}

/** A part that cannot even begin has failed; the others still have their say. */
async function attempt(part: Part | undefined, env: NodeJS.ProcessEnv): Promise<Tally> {
  try {
    return (await part?.(env)) ?? none;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    console.error(why);
    return { ...none, failed: 1, failures: [{ name: 'A part that did not end', why }] };
  }
}

async function check(env: NodeJS.ProcessEnv, ...command: string[]): Promise<Tally> {
  return { ...none, [(await node(env, ...command)) === 0 ? 'passed' : 'failed']: 1 };
}
