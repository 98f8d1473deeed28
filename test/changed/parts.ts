import { globSync } from 'node:fs';
import { join } from 'node:path';
import { build, buildDocuments } from '../../tools/build/main.ts';
import { nodeModules, root } from '../../tools/setup/paths.mjs';
import { arrows, check, eslint, projects, typescript } from '../parts.ts';
import type { Part } from '../parts.ts';
import { jest } from '../run-jest.ts';
import { remembered } from '../seconds.ts';
import { none, sum } from '../tally.ts';
import type { Tally } from '../tally.ts';
import { changedFiles } from './files.ts';
import { projectsOf, related, within } from './related.ts';

/** Seconds that chosen tests may take together, and what one is taken to need that never ran here. */
const budget = { integration: { all: 60, unknown: 6 }, browser: { all: 45, unknown: 20 } } as const;

const isCode = (file: string) => /\.(ts|tsx|mjs|js)$/.test(file);

/** What a change can break, in about two minutes. What is left out is named; `npm test` runs it. */
export function changedParts(): Record<string, Part> {
  const changed = changedFiles();
  console.log(`${String(changed.length)} files differ from main.`);
  const code = changed.filter(isCode);
  const types = projectsOf(changed, projects);
  const { integration, browser } = { integration: chosen('integration', changed), browser: chosen('browser', changed) };
  return {
    ...(code.length > 0 && {
      lint: async (env) => sum(await Promise.all([check(env, eslint, '--no-warn-ignored', ...code), arrows(env)])),
    }),
    format: (env) =>
      check(
        env,
        nodeModules('prettier', 'bin', 'prettier.cjs'),
        '--check',
        '--log-level=warn',
        '--ignore-unknown',
        ...changed,
      ),
    ...(types.length > 0 && { types: (env) => checkTypes(env, types) }),
    unit: async (env) => {
      await buildDocuments();
      // Rules over all files read them without importing them.
      const rules = globSync('test/architecture/*.test.ts', { cwd: root });
      return jest(env, 'unit', '--findRelatedTests', ...rules, ...code);
    },
    ...(integration.length > 0 && {
      integration: async (env) => {
        if (integration.some((test) => test.startsWith('tools/'))) await build();
        return jest(env, 'integration', '--maxWorkers=2', '--runTestsByPath', ...integration);
      },
    }),
    ...(browser.length > 0 && {
      browser: async (env) => {
        await build();
        return jest(env, 'browser', '--runInBand', '--runTestsByPath', ...browser);
      },
    }),
  };
}

function chosen(kind: keyof typeof budget, changed: readonly string[]): string[] {
  const tests = globSync(`{apps,libs,tools,test}/**/*.${kind}.test.ts`, { cwd: root }).filter(
    (test) => !test.includes('/.artifacts/'),
  );
  const seconds = remembered();
  const { all, unknown } = budget[kind];
  const { run, left } = within(all, related(changed, tests), (test) => seconds[test] ?? unknown, changed);
  if (left.length > 0) console.log(`Left for npm test, of ${kind}: ${left.join(', ')}`);
  return run;
}

/** Only files that differ from the last run are checked again. */
async function checkTypes(env: NodeJS.ProcessEnv, changed: readonly string[]): Promise<Tally> {
  await buildDocuments();
  let failed = 0;
  for (const project of changed) {
    const kept = join(root, 'test/.artifacts/types', `${project.replaceAll('/', '_')}.tsbuildinfo`);
    const command = ['--project', project, '--noEmit', '--incremental', '--tsBuildInfoFile', kept];
    failed += (await check(env, typescript, ...command)).failed;
  }
  return { ...none, [failed === 0 ? 'passed' : 'failed']: 1 };
}
