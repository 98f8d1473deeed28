// Runs Stryker on one part, or on one file of it, in a process of its own: node test/mutants/run.ts PART|FILE
import { readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Stryker } from '@stryker-mutator/core';
import { parts } from './parts.ts';
import { counted, percent, withScore } from './scores.ts';

const scores = 'docs/mutants.md';
const [name] = process.argv.slice(2);
const part = parts().find((each) => each.name === name || each.files.includes(String(name)));
if (!part) throw new Error(`There is no part called ${String(name)}`);

process.env['MUTANTS_TESTS'] = part.tests.join(',');
const results = await new Stryker({
  mutate: part.name === name ? part.files : [String(name)],
  testRunner: 'jest',
  plugins: ['@stryker-mutator/jest-runner'],
  testRunnerNodeArgs: ['--experimental-vm-modules'],
  jest: { configFile: 'test/mutants/jest.config.js', enableFindRelatedTests: false },
  coverageAnalysis: 'perTest',
  concurrency: 1,
  reporters: ['clear-text', 'progress-append-only'],
  clearTextReporter: {
    allowColor: false,
    allowEmojis: false,
    logTests: false,
    reportTests: false,
    reportScoreTable: true,
  },
  allowConsoleColors: false,
  // Outside the repository, where no other run of Jest finds the copies of the tests.
  tempDirName: join(tmpdir(), 'ikiraro-mutants'),
  ignorePatterns: ['dist', '.data', 'docs', 'docker', 'migrations', 'test/.artifacts', 'coverage'],
  disableTypeChecks: true,
}).runMutationTest();

const score = counted(results.map(({ status }) => status));
if (part.name === name) {
  const date = new Date().toISOString().slice(0, 10);
  writeFileSync(scores, withScore(readFileSync(scores, 'utf8'), { ...score, part: part.name, date }));
}
console.log(`${String(name)}: ${percent(score)}`);
