import { expect, test } from '@jest/globals';
import { globSync } from 'node:fs';
import { parts } from './parts.ts';
import { counted, percent, withScore } from './scores.ts';

test('a mutant counts when a test could have noticed it', () => {
  const statuses = [
    'Killed',
    'Timeout',
    'Survived',
    'NoCoverage',
    'CompileError',
    'RuntimeError',
    'Ignored',
    'Pending',
  ];
  expect(counted(statuses)).toEqual({ found: 2, survived: 2 });
});

test('a score is rounded down: 100 % means all', () => {
  expect(percent({ found: 1999, survived: 1 })).toBe('99.9 %');
  expect(percent({ found: 3, survived: 0 })).toBe('100.0 %');
  expect(percent({ found: 0, survived: 0 })).toBe('no mutants');
});

const text = `# Mutants

| Part   | Date       | Mutants | Survived | Score  | Survivors looked at |
| ------ | ---------- | ------- | -------- | ------ | ------------------- |
| access | 2026-11-30 | 87      | 4        | 95.4 % | all: equal          |

What survives.`;

test('a score replaces the one before, in a table as the formatter writes it', () => {
  const next = withScore(text, { part: 'access', date: '2026-12-01', found: 90, survived: 0 });
  expect(next.split('\n').slice(2)).toEqual([
    '| Part   | Date       | Mutants | Survived | Score   | Survivors looked at |',
    '| ------ | ---------- | ------- | -------- | ------- | ------------------- |',
    '| access | 2026-12-01 | 90      | 0        | 100.0 % | none                |',
    '',
    'What survives.',
  ]);
});

test('the comment on survivors stays while as many survive', () => {
  const same = withScore(text, { part: 'access', date: '2026-12-01', found: 84, survived: 4 });
  expect(same).toContain('| access | 2026-12-01 | 88      | 4        | 95.4 % | all: equal          |');
});

test('a new part is added in alphabetical order', () => {
  const two = withScore(text, { part: 'a-part', date: '2026-12-01', found: 1, survived: 1 });
  expect(two.split('\n').slice(4, 6)).toEqual([
    '| a-part | 2026-12-01 | 2       | 1        | 50.0 % | not yet             |',
    '| access | 2026-11-30 | 87      | 4        | 95.4 % | all: equal          |',
  ]);
  expect(() => withScore('no table', { part: 'access', date: '2026-12-01', found: 1, survived: 1 })).toThrow(
    'There is no table',
  );
});

test('every part has files, and tests for each of its patterns', () => {
  const all = parts();
  expect(all.map(({ name }) => name)).toContain('classroom/polls');
  for (const { name, files, tests } of all) {
    expect({ name, has: files.length > 2 }).toEqual({ name, has: true });
    expect({ name, none: tests.filter((pattern) => globSync(pattern).length === 0) }).toEqual({ name, none: [] });
  }
});
