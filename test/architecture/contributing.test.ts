import { expect, test } from '@jest/globals';
import { existsSync, globSync, readFileSync } from 'node:fs';

/** Paths that a document names in code: a name in angle brackets stands for any. */
export function pathsIn(text: string): string[] {
  return [...text.matchAll(/`((?:apps|libs|docs|docker|deploy|migrations|test|tools)\/[^`\s]+)`/g)].map(
    ([, path = '']) => path,
  );
}

const isThere = (path: string) => globSync(path.replaceAll(/<\w+>/g, '*')).length > 0;

test('CONTRIBUTING.md names files that exist', () => {
  const paths = pathsIn(readFileSync('CONTRIBUTING.md', 'utf8'));
  expect(paths.length).toBeGreaterThan(30);
  expect(paths.filter((path) => !isThere(path))).toEqual([]);
});

test('a path that is gone is found, and one with a name to choose is none', () => {
  expect(
    pathsIn('see `libs/access/src/gone.ts`, `npm test` and `libs/<name>/src/index.ts`').filter(
      (path) => !isThere(path),
    ),
  ).toEqual(['libs/access/src/gone.ts']);
});

test('the workflow of CI runs what a developer runs', () => {
  const workflow = readFileSync('.github/workflows/test.yml', 'utf8');
  expect(workflow).toMatch(/- run: \.ci\/run$/m);
  expect(readFileSync('.ci/run', 'utf8')).toMatch(/^exec npm test$/m);
  for (const file of ['SECURITY.md', 'CHANGELOG.md', '.github/pull_request_template.md'])
    expect(existsSync(file)).toBe(true);
});
