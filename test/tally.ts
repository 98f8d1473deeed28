export interface Tally {
  passed: number;
  failed: number;
  skipped: number;
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
}

export const none: Tally = { passed: 0, failed: 0, skipped: 0 };

/**
 * Counts a run of Jest. A file that could not be run, no file at all, and an ending with an error although every test passed (a
 * teardown that failed) are failures, too.
 *
 * @param code Jest's exit code
 */
export function tallyOf(result: JestResult, code: number | null): Tally {
  const passed = result.numPassedTests;
  const skipped = result.numPendingTests + result.numTodoTests;
  const failed = result.numFailedTests + result.numRuntimeErrorTestSuites + (result.numTotalTestSuites === 0 ? 1 : 0);
  return { passed, skipped, failed: failed === 0 && code !== 0 ? 1 : failed };
}

export function sum(tallies: readonly Tally[]): Tally {
  return tallies.reduce(
    (total, each) => ({
      passed: total.passed + each.passed,
      failed: total.failed + each.failed,
      skipped: total.skipped + each.skipped,
    }),
    none,
  );
}

/** "12 passed, 0 failed", and how many were skipped if any. */
export function summary({ passed, failed, skipped }: Tally): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
