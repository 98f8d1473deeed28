import { build, buildDocuments } from '../tools/build/main.ts';
import { nodeModules } from '../tools/setup/paths.mjs';
import { node } from './processes.ts';
import { jest, jestAgain } from './run-jest.ts';
import { none, sum } from './tally.ts';
import type { Tally } from './tally.ts';

export type Part = (env: NodeJS.ProcessEnv) => Promise<Tally>;

export const typescript = nodeModules('typescript', 'bin', 'tsc');
export const projects = [
  'tsconfig.json',
  'apps/web/tsconfig.json',
  'apps/web/tsconfig.node.json',
  'test/media/page-scripts/tsconfig.json',
  'test/browser/page-scripts/tsconfig.json',
];

export const eslint = nodeModules('eslint', 'bin', 'eslint.js');

/** Which folder imports which: see .dependency-cruiser.mjs. */
export const arrows: Part = (env) =>
  check(env, nodeModules('dependency-cruiser', 'bin', 'dependency-cruiser.mjs'), 'apps', 'libs');

/** In this order: what is quick to know comes first. */
export const parts: Record<string, Part> = {
  lint: async (env) => {
    // Rules that ask for types see none in documents that are not there.
    await buildDocuments();
    return sum(await Promise.all([check(env, eslint, '.'), arrows(env)]));
  },
  format: (env) => check(env, nodeModules('prettier', 'bin', 'prettier.cjs'), '--check', '--log-level=warn', '.'),
  types: async (env) => {
    await buildDocuments();
    const results = [];
    for (const project of projects) results.push(await check(env, typescript, '--project', project, '--noEmit'));
    return { ...none, [results.every(({ failed }) => failed === 0) ? 'passed' : 'failed']: 1 };
  },
  unit: async (env) => {
    await buildDocuments();
    return jest(env, 'unit', '--maxWorkers=2');
  },
  integration: async (env) => {
    // Those of tools/start run the real platform.
    await build();
    // Two at a time, for much of it waits for something; each process is left before its memory costs more than the tests.
    return jestAgain(env, 'integration', '--maxWorkers=2', '--workerIdleMemoryLimit=1GB');
  },
  browser: async (env) => {
    await build();
    // Two at a time, each on a platform of its own, as some of them break it on purpose.
    return jestAgain(env, 'browser', '--maxWorkers=2', '--workerIdleMemoryLimit=1GB');
  },
};

export async function check(env: NodeJS.ProcessEnv, ...command: string[]): Promise<Tally> {
  return { ...none, [(await node(env, ...command)) === 0 ? 'passed' : 'failed']: 1 };
}
