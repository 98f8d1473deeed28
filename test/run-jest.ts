import type { ChildProcess } from 'node:child_process';
import { access, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nodeModules } from '../tools/setup/paths.mjs';
import { ended, run } from './processes.ts';
import { failedFiles, tallyOf, tallyOfTwo } from './tally.ts';
import type { JestResult, Tally } from './tally.ts';

/** Runs a project of jest.config.js; `further` options are Jest's own. */
export async function jest(env: NodeJS.ProcessEnv, project: string, ...further: string[]): Promise<Tally> {
  const { result, code } = await runOnce(env, project, further);
  return tallyOf(result, code);
}

/** More files than this that fail are no chance: they are not run again. */
const fewFiles = 4;

/**
 * As `jest`, and files that failed are run once more if they are few. Real parts: browsers with their encoders share a small machine with the
 * platform, so that one look in thousands comes too late. What failed once is told at the end, with its name.
 */
export async function jestAgain(env: NodeJS.ProcessEnv, project: string, ...further: string[]): Promise<Tally> {
  const first = await runOnce(env, project, further);
  const files = failedFiles(first.result);
  if (files.length === 0 || files.length > fewFiles) return tallyOf(first.result, first.code);
  console.log(`\nRunning again what failed: ${files.length === 1 ? 'one file' : `${String(files.length)} files`}.\n`);
  const second = await runOnce(env, project, [...further, '--runTestsByPath', ...files]);
  return tallyOfTwo(first.result, second.result, second.code);
}

async function runOnce(
  env: NodeJS.ProcessEnv,
  project: string,
  further: readonly string[],
): Promise<{ result: JestResult; code: number | null }> {
  const folder = await mkdtemp(join(tmpdir(), 'ikiraro-jest-'));
  const file = join(folder, 'result.json');
  // Jest runs ES modules through an interface of Node that Node calls experimental on every start.
  const options = { ...env, NODE_OPTIONS: '--experimental-vm-modules --disable-warning=ExperimentalWarning' };
  try {
    const command = [nodeModules('jest', 'bin', 'jest.js'), '--ci', '--json', `--outputFile=${file}`];
    const child = run(options, ...command, '--selectProjects', project, ...further);
    const stopWaiting = endOnceWritten(child, file);
    const code = await ended(child).finally(stopWaiting);
    return { result: JSON.parse(await readFile(file, 'utf8')) as JestResult, code };
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
