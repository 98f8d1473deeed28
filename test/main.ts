import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { access, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, buildDocuments } from '../tools/build/main.ts';
import { SetupError } from '../tools/setup/failure.mjs';
import { nodeModules, root } from '../tools/setup/paths.mjs';
import { none, sum, summary, tallyOf } from './tally.ts';
import type { JestResult, Tally } from './tally.ts';

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
    return jest(env, 'integration');
  },
  browser: async (env) => {
    await build();
    // One after the other: they share one platform, and some of them break it on purpose.
    return jest(env, 'browser', '--runInBand');
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
  console.log(`\n${summary(total)}`);
}

/** A part that cannot even begin has failed; the others still have their say. */
async function attempt(part: Part | undefined, env: NodeJS.ProcessEnv): Promise<Tally> {
  try {
    return (await part?.(env)) ?? none;
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    return { ...none, failed: 1 };
  }
}

async function check(env: NodeJS.ProcessEnv, ...command: string[]): Promise<Tally> {
  return { ...none, [(await node(env, ...command)) === 0 ? 'passed' : 'failed']: 1 };
}

/** Runs a project of jest.config.js; `further` options are Jest's own. */
export async function jest(env: NodeJS.ProcessEnv, project: string, ...further: string[]): Promise<Tally> {
  const folder = await mkdtemp(join(tmpdir(), 'ikiraro-jest-'));
  const file = join(folder, 'result.json');
  // Jest runs ES modules through an interface of Node that Node calls experimental on every start.
  const options = { ...env, NODE_OPTIONS: '--experimental-vm-modules --disable-warning=ExperimentalWarning' };
  try {
    const command = [nodeModules('jest', 'bin', 'jest.js'), '--ci', '--json', `--outputFile=${file}`];
    const child = run(options, ...command, ...further, '--selectProjects', project);
    const stopWaiting = endOnceWritten(child, file);
    const code = await ended(child).finally(stopWaiting);
    return tallyOf(JSON.parse(await readFile(file, 'utf8')) as JestResult, code);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Milliseconds that Jest has for ending once its results are written. */
const toEnd = 60_000;

/**
 * What a test leaves open (a connection, a browser after a failure) keeps Jest from ending for ever, and all that was found out
 * would be lost with whatever ends the tests from outside. Killed, it counts as a failure: see `tallyOf`.
 *
 * @returns ends the waiting
 */
function endOnceWritten(child: ChildProcess, file: string): () => void {
  let written: number | undefined;
  const timer = setInterval(() => {
    if (written !== undefined) {
      if (performance.now() - written < toEnd) return;
      console.error(
        `Jest wrote its results and did not end within ${String(toEnd / 1000)} s: a test left something open.`,
      );
      child.kill('SIGKILL');
      return;
    }
    access(file).then(
      () => (written ??= performance.now()),
      () => undefined,
    );
  }, 1_000);
  return () => {
    clearInterval(timer);
  };
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** @returns the exit code, with everything the command prints shown as it comes */
async function node(env: NodeJS.ProcessEnv, ...command: string[]): Promise<number | null> {
  return ended(run(env, ...command));
}

function run(env: NodeJS.ProcessEnv, ...command: string[]): ChildProcess {
  return spawn(process.execPath, command, { cwd: root, env, stdio: ['ignore', 'inherit', 'inherit'] });
}

async function ended(child: ChildProcess): Promise<number | null> {
  // Whoever ends the tests does not want the next part.
  const end = (signal: NodeJS.Signals) => {
    child.kill(signal);
    child.once('close', () => process.exit(1));
  };
  for (const signal of signals) process.once(signal, end);
  const [code] = (await once(child, 'close')) as [number | null];
  for (const signal of signals) process.off(signal, end);
  return code;
}
