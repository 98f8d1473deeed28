import { describe, expect, test } from '@jest/globals';
import { sum, summary, tallyOf } from './tally.ts';

const result = {
  numPassedTests: 3,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  numTotalTestSuites: 1,
  numRuntimeErrorTestSuites: 0,
};

describe('counting a run of Jest', () => {
  test('takes the tests as they are', () => {
    expect(tallyOf({ ...result, numFailedTests: 2, numPendingTests: 1 }, 1)).toEqual({
      passed: 3,
      failed: 2,
      skipped: 1,
    });
  });

  test('a file that could not be run is a failure', () => {
    expect(tallyOf({ ...result, numRuntimeErrorTestSuites: 1 }, 1).failed).toBe(1);
  });

  test('no test file at all is a failure', () => {
    expect(tallyOf({ ...result, numPassedTests: 0, numTotalTestSuites: 0 }, 0).failed).toBe(1);
  });

  test('an error at the end is a failure although every test passed', () => {
    expect(tallyOf(result, 1).failed).toBe(1);
    expect(tallyOf(result, 0).failed).toBe(0);
  });
});

test('the last line names what was skipped only when there is some', () => {
  const one = { passed: 1, failed: 0, skipped: 0 };
  expect(summary(sum([one, one]))).toBe('2 passed, 0 failed');
  expect(summary(sum([one, { passed: 0, failed: 3, skipped: 2 }]))).toBe('1 passed, 3 failed, 2 skipped');
});
