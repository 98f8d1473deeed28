import { basename, relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { root } from '../tools/setup/paths.mjs';

export interface Tally {
  passed: number;
  failed: number;
  skipped: number;
  failures: Failure[];
  /** What failed once and passed when its file was run again. It is no failure, and it is told. */
  unsteady: Failure[];
  timings: Timing[];
}

export interface Timing {
  /** Its path below the clone's top folder. */
  file: string;
  seconds: number;
}

export interface Failure {
  /** The test with its file. */
  name: string;
  /** The beginning of what was said about it. */
  why: string;
}

/** What `jest --json` tells, as far as it is used here. */
export interface JestResult {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  numTotalTestSuites: number;
  /** Files that could not be run at all. */
  numRuntimeErrorTestSuites: number;
  testResults: {
    /** Path of the file. */
    name: string;
    status: string;
    message: string;
    /** ms since the epoch */
    startTime: number;
    endTime: number;
    assertionResults: { fullName: string; status: string; failureMessages: string[] }[];
  }[];
}

export const none: Tally = { passed: 0, failed: 0, skipped: 0, failures: [], unsteady: [], timings: [] };

/**
 * Counts a run of Jest. A file that could not be run, no file at all, and an ending with an error although every test passed (a
 * teardown that failed) are failures, too.
 *
 * @param code Jest's exit code
 */
export function tallyOf(result: JestResult, code: number | null): Tally {
  const passed = result.numPassedTests;
  const skipped = result.numPendingTests + result.numTodoTests;
  const counted = result.numFailedTests + result.numRuntimeErrorTestSuites + (result.numTotalTestSuites === 0 ? 1 : 0);
  const failed = counted === 0 && code !== 0 ? 1 : counted;
  const failures = failuresIn(result);
  return {
    ...none,
    passed,
    skipped,
    failed,
    failures: failed > 0 && failures.length === 0 ? [{ name: 'Jest', why: 'It ended with an error.' }] : failures,
    timings: timingsIn(result),
  };
}

/**
 * Counts a run of all files and one more of those that failed in it: what counts of those is their second run.
 *
 * @param code Jest's exit code of the second run
 */
export function tallyOfTwo(first: JestResult, second: JestResult, code: number | null): Tally {
  const again = new Set(second.testResults.map(({ name }) => name));
  const kept = first.testResults.filter(({ name }) => !again.has(name)).flatMap((file) => file.assertionResults);
  const of = (...statuses: string[]) => kept.filter(({ status }) => statuses.includes(status)).length;
  const tally = tallyOf(second, code);
  return {
    ...tally,
    passed: tally.passed + of('passed'),
    skipped: tally.skipped + of('pending', 'todo'),
    unsteady: failuresIn(first).filter((failure) => tally.failures.every(({ name }) => name !== failure.name)),
    timings: timingsIn(first),
  };
}

/** Paths of the files in which something failed. */
export function failedFiles(result: JestResult): string[] {
  return result.testResults.filter(({ status }) => status === 'failed').map(({ name }) => name);
}

function timingsIn(result: JestResult): Timing[] {
  return result.testResults.map(({ name, startTime, endTime }) => ({
    file: relative(root, name),
    seconds: (endTime - startTime) / 1000,
  }));
}

/** The files that took longest, with what all of them took together. */
export function slowest(timings: readonly Timing[], count: number): string[] {
  const all = timings.reduce((sum, { seconds }) => sum + seconds, 0);
  return timings
    .toSorted((a, b) => b.seconds - a.seconds)
    .slice(0, count)
    .map(({ file, seconds }) => {
      const share = all === 0 ? 0 : Math.round((seconds / all) * 100);
      return `${seconds.toFixed(1).padStart(7)} s ${String(share).padStart(3)} %  ${file}`;
    });
}

function failuresIn(result: JestResult): Failure[] {
  return result.testResults
    .filter(({ status }) => status === 'failed')
    .flatMap(({ name, message, assertionResults }) => {
      const file = basename(name);
      const failed = assertionResults.filter(({ status }) => status === 'failed');
      if (failed.length === 0) return [{ name: file, why: beginning(message) }];
      return failed.map(({ fullName, failureMessages }) => ({
        name: `${file}: ${fullName}`,
        why: beginning(failureMessages.join('\n')),
      }));
    });
}

/** Without the stack and the colours of a terminal: at most six lines. */
function beginning(message: string): string {
  const lines = stripVTControlCharacters(message)
    .split('\n')
    .filter((line) => line.trim() !== '' && !/^\s+at /.test(line));
  return lines.slice(0, 6).join('\n');
}

export function sum(tallies: readonly Tally[]): Tally {
  return tallies.reduce(
    (total, each) => ({
      passed: total.passed + each.passed,
      failed: total.failed + each.failed,
      skipped: total.skipped + each.skipped,
      failures: [...total.failures, ...each.failures],
      unsteady: [...total.unsteady, ...each.unsteady],
      timings: [...total.timings, ...each.timings],
    }),
    none,
  );
}

/** "12 passed, 0 failed", and how many were skipped or failed once if any. */
export function summary({ passed, failed, skipped, unsteady }: Tally): string {
  const further = [
    ...(skipped > 0 ? [`, ${String(skipped)} skipped`] : []),
    ...(unsteady.length > 0 ? [`, ${String(unsteady.length)} failed once`] : []),
  ];
  return `${String(passed)} passed, ${String(failed)} failed${further.join('')}`;
}
