import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from '../build/main.ts';
import { SetupError } from '../setup/failure.mjs';
import { root } from '../setup/paths.mjs';
import { jsonLine, missed, table } from './report.ts';
import type { Figure } from './report.ts';
import type { Outcome } from './run.ts';

interface Options {
  workerBin: string;
  /** Names of benchmarks, all when none; `--json` for one line of JSON a figure. */
  args: string[];
}

const folder = join(root, 'test', 'bench');
const ending = '.bench.ts';
const runner = fileURLToPath(new URL('./run.ts', import.meta.url));

/** `npm run bench -- <name> [--json]`. Ends with 1 when a goal is missed or a benchmark fails. */
export async function main({ workerBin, args }: Options): Promise<void> {
  const asJson = args.includes('--json');
  const there = (await readdir(folder))
    .filter((file) => file.endsWith(ending))
    .map((file) => file.slice(0, -ending.length));
  const asked = args.filter((arg) => !arg.startsWith('--'));
  // An option that is not known must not begin an hour of work.
  const unknown = args.filter((arg) => arg !== '--json' && !there.includes(arg));
  if (unknown.length > 0) {
    throw new SetupError(
      `There is no benchmark called ${unknown.join(', ')}.`,
      `There are: ${there.sort().join(', ')}; all of them without a name. --json prints one line a figure.`,
    );
  }
  await build();
  for (const name of asked.length > 0 ? asked : there.sort()) {
    const figures = await measure(name, workerBin, (about) => {
      if (!asJson) console.log(`\n── ${name}: ${about}`);
    });
    if (figures === undefined || missed(figures)) process.exitCode = 1;
    if (asJson) for (const figure of figures ?? []) console.log(jsonLine(name, figure));
    else if (figures) console.log(`\n${table(figures)}`);
  }
}

/** @returns undefined when it failed, which is then told on standard error */
async function measure(
  name: string,
  workerBin: string,
  begins: (about: string) => void,
): Promise<Figure[] | undefined> {
  const child = fork(runner, [pathToFileURL(join(folder, name + ending)).href], {
    cwd: root,
    // Benchmarks may import our libraries by their #names, from source.
    execArgv: ['--conditions=source', '--disable-warning=ExperimentalWarning'],
    env: { ...process.env, MEDIASOUP_WORKER_BIN: workerBin },
    // Its standard output is progress: what we print there is for machines with --json.
    stdio: ['ignore', 2, 'inherit', 'ipc'],
  });
  let figures: Figure[] | undefined;
  let failure: string | undefined;
  child.on('message', (outcome: Outcome) => {
    if ('about' in outcome) begins(outcome.about);
    else if ('figures' in outcome) figures = outcome.figures;
    else failure = outcome.error;
  });
  const [code, signal] = (await once(child, 'close')) as [number | null, string | null];
  if (figures === undefined) console.error(failure ?? `The benchmark ${name} ended with ${String(signal ?? code)}.`);
  return figures;
}
