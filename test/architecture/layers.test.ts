import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const at = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** Modules of a made-up repository, each with its content. */
const modules: Readonly<Record<string, string>> = {
  'apps/web/src/app.tsx': "import './shell/Page.tsx';",
  'apps/web/src/shell/Page.tsx': "import '../look/Button.tsx'; export const page = 1;",
  'apps/web/src/look/Button.tsx': "import type { Page } from './Card.tsx'; export const button: Page = 1;",
  'apps/web/src/look/Card.tsx': "import { button } from './Button.tsx'; export type Page = number; button;",
  'apps/web/src/words/words.ts': "import type words from '../people/words/en.json'; export type Words = typeof words;",
  'apps/web/src/people/words/en.json': '{}',
  'apps/api/src/main.ts': "import './schedule/index.ts'; import './time/rule.ts';",
  'apps/api/src/time/rule.ts': 'export const rule = 1;',
  'apps/api/src/courses/index.ts': "export { course } from './course.ts';",
  'apps/api/src/courses/course.ts': 'export const course = 1;',
  'apps/api/src/schedule/index.ts': "import '../courses/index.ts'; import '../time/rule.ts';",
  'apps/api/src/schedule/move.test.ts': "import '../courses/course.ts';",
  // Imports that are refused.
  'apps/api/src/app.ts': "import './courses/course.ts';",
  'apps/api/src/courses/upwards.ts': "import type { Move } from '../schedule/move.ts'; export const move: Move = 1;",
  'apps/api/src/schedule/move.ts': "export type Move = number; import '../courses/course.ts';",
  'apps/api/src/time/to-the-top.ts': "import '../main.ts';",
  'apps/web/src/look/upwards.ts': "import { page } from '../shell/Page.tsx'; page;",
  'apps/web/src/time/upwards-lazily.ts': "void import('../look/Button.tsx');",
  'apps/web/src/api/upwards-by-type.ts': "import type { Page } from '../look/Card.tsx'; export const page: Page = 1;",
  'apps/web/src/cohort/beside.ts': "import '../course/course.ts';",
  'apps/web/src/course/course.ts': 'export const course = 1;',
  'apps/web/src/course/to-the-top.ts': "import '../app.tsx';",
  'apps/web/src/nowhere/unknown.ts': 'export const unknown = 1;',
  'apps/web/src/course/to-nowhere.ts': "import '../nowhere/unknown.ts';",
  'libs/contract/src/one.ts': "import { two } from './two.ts'; export const one = () => two;",
  'libs/contract/src/two.ts': "import { one } from './one.ts'; export const two = () => one;",
};

let root: string;
let violations: string[];

interface Report {
  summary: { violations: { rule: { name: string; severity: string }; from: string; to: string }[] };
}

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'layers-'));
  for (const [path, text] of Object.entries(modules)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), `${text}\n`);
  }
  const command = [
    at('node_modules/dependency-cruiser/bin/dependency-cruiser.mjs'),
    ...['--config', at('.dependency-cruiser.mjs'), '--output-type', 'json', 'apps', 'libs'],
  ];
  const report = await new Promise<string>((resolve) =>
    execFile(process.execPath, command, { cwd: root }, (_error, out) => resolve(out)),
  );
  const { summary } = JSON.parse(report) as Report;
  const said = summary.violations.map(({ rule, from, to }) => `${rule.name.replace(/:.*/, '')}: ${from} -> ${to}`);
  violations = [...new Set(said)].sort();
});

afterAll(() => rmSync(root, { recursive: true }));

test('an import against the layers and a circle of values are refused, and nothing else', () => {
  expect(violations).toEqual([
    'circle: libs/contract/src/one.ts -> libs/contract/src/two.ts',
    'index of a feature: apps/api/src/app.ts -> apps/api/src/courses/course.ts',
    'index of a feature: apps/api/src/courses/upwards.ts -> apps/api/src/schedule/move.ts',
    'index of a feature: apps/api/src/schedule/move.ts -> apps/api/src/courses/course.ts',
    'layers: apps/api/src/courses/upwards.ts -> apps/api/src/schedule/move.ts',
    'layers: apps/api/src/time/to-the-top.ts -> apps/api/src/main.ts',
    'layers: apps/web/src/api/upwards-by-type.ts -> apps/web/src/look/Card.tsx',
    'layers: apps/web/src/cohort/beside.ts -> apps/web/src/course/course.ts',
    'layers: apps/web/src/course/to-nowhere.ts -> apps/web/src/nowhere/unknown.ts',
    'layers: apps/web/src/course/to-the-top.ts -> apps/web/src/app.tsx',
    'layers: apps/web/src/look/upwards.ts -> apps/web/src/shell/Page.tsx',
    'layers: apps/web/src/time/upwards-lazily.ts -> apps/web/src/look/Button.tsx',
  ]);
});
