import { describe, expect, test } from '@jest/globals';
import { failedFiles, slowest, sum, summary, tallyOf, tallyOfTwo } from './tally.ts';
import type { JestResult } from './tally.ts';

const none = {
  numPassedTests: 3,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  numTotalTestSuites: 1,
  numRuntimeErrorTestSuites: 0,
  testResults: [],
};

/** As Jest tells it: files with their tests, each of them passed unless it begins with "!". */
function run(files: Record<string, string[] | 'broken'>): JestResult {
  const testResults = Object.entries(files).map(([name, tests]) => {
    const assertionResults = (tests === 'broken' ? [] : tests).map((fullName) => ({
      fullName,
      status: fullName.startsWith('!') ? 'failed' : 'passed',
      failureMessages: fullName.startsWith('!') ? [`\u001b[31mError: ${fullName}\u001b[39m\n\n    at file.ts:1`] : [],
    }));
    const failed = tests === 'broken' || assertionResults.some(({ status }) => status === 'failed');
    return {
      name: `/clone/test/${name}`,
      status: failed ? 'failed' : 'passed',
      message: 'SyntaxError',
      startTime: 0,
      endTime: 1500,
      assertionResults,
    };
  });
  const all = testResults.flatMap(({ assertionResults }) => assertionResults);
  return {
    ...none,
    numPassedTests: all.filter(({ status }) => status === 'passed').length,
    numFailedTests: all.filter(({ status }) => status === 'failed').length,
    numTotalTestSuites: testResults.length,
    numRuntimeErrorTestSuites: Object.values(files).filter((tests) => tests === 'broken').length,
    testResults,
  };
}

describe('counting a run of Jest', () => {
  test('counts the tests that ran', () => {
    const counted = tallyOf({ ...none, numFailedTests: 2, numPendingTests: 1 }, 1);
    expect(counted).toMatchObject({ passed: 3, failed: 2, skipped: 1 });
  });

  test('a file that could not be run is a failure', () => {
    expect(tallyOf({ ...none, numRuntimeErrorTestSuites: 1 }, 1).failed).toBe(1);
  });

  test('a run without any test file is a failure', () => {
    expect(tallyOf({ ...none, numPassedTests: 0, numTotalTestSuites: 0 }, 0).failed).toBe(1);
  });

  test('an error at the end is a failure although every test passed', () => {
    expect(tallyOf(none, 1)).toMatchObject({ failed: 1, failures: [{ name: 'Jest' }] });
    expect(tallyOf(none, 0)).toMatchObject({ failed: 0, failures: [] });
  });

  test('names what failed, and the files of it', () => {
    const result = run({ 'a.test.ts': ['one', '!two'], 'b.test.ts': 'broken', 'c.test.ts': ['three'] });
    expect(tallyOf(result, 1).failures).toEqual([
      { name: 'a.test.ts: !two', why: 'Error: !two' },
      { name: 'b.test.ts', why: 'SyntaxError' },
    ]);
    expect(failedFiles(result)).toEqual(['/clone/test/a.test.ts', '/clone/test/b.test.ts']);
  });
});

describe('counting a second run of what failed', () => {
  const first = run({ 'a.test.ts': ['one', '!two'], 'b.test.ts': ['!three'], 'c.test.ts': ['four', 'five'] });

  test('a test that passes then is no failure, and is named as unsteady', () => {
    const second = run({ 'a.test.ts': ['one', 'two'], 'b.test.ts': ['three'] });
    expect(tallyOfTwo(first, second, 0)).toMatchObject({
      passed: 5,
      failed: 0,
      failures: [],
      unsteady: [{ name: 'a.test.ts: !two' }, { name: 'b.test.ts: !three' }],
    });
  });

  test('a test that fails again is a failure', () => {
    const second = run({ 'a.test.ts': ['one', '!two'], 'b.test.ts': ['three'] });
    expect(tallyOfTwo(first, second, 1)).toMatchObject({
      passed: 4,
      failed: 1,
      failures: [{ name: 'a.test.ts: !two' }],
      unsteady: [{ name: 'b.test.ts: !three' }],
    });
  });

  test('an error at its end is a failure although every test passed', () => {
    const second = run({ 'a.test.ts': ['one', 'two'], 'b.test.ts': ['three'] });
    expect(tallyOfTwo(first, second, null)).toMatchObject({ failed: 1, failures: [{ name: 'Jest' }] });
  });
});

test('the last line names what was skipped or failed once only when there is some', () => {
  const one = { passed: 1, failed: 0, skipped: 0, failures: [], unsteady: [], timings: [] };
  expect(summary(sum([one, one]))).toBe('2 passed, 0 failed');
  expect(summary(sum([one, { ...one, passed: 0, failed: 3, skipped: 2, unsteady: [{ name: 'a', why: 'b' }] }]))).toBe(
    '1 passed, 3 failed, 2 skipped, 1 failed once',
  );
});

test('the slowest files are named with their seconds and their share', () => {
  const timings = [
    { file: 'a.test.ts', seconds: 1 },
    { file: 'b.test.ts', seconds: 6 },
    { file: 'c.test.ts', seconds: 3 },
  ];
  expect(slowest(timings, 2)).toEqual(['    6.0 s  60 %  b.test.ts', '    3.0 s  30 %  c.test.ts']);
  expect(slowest([{ file: 'a.test.ts', seconds: 0 }], 10)).toEqual(['    0.0 s   0 %  a.test.ts']);
  const again = tallyOfTwo(run({ 'a.test.ts': ['!one'] }), run({ 'a.test.ts': ['one'] }), 0);
  expect(again.timings.map(({ seconds }) => seconds)).toEqual([1.5]);
});
