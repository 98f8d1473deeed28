import { expect, test } from '@jest/globals';
import { readFileSync, writeFileSync } from 'node:fs';
import { arrows, drawn, namesImported } from './arrows-drawn.ts';

const file = 'docs/architecture.md';
const [begin, end] = ['<!-- UPDATE_ARROWS=1 draws what follows -->\n\n', '\n\n<!-- until here -->'];

test('the diagram of docs/architecture.md has the arrows of the code (UPDATE_ARROWS=1 draws them anew)', () => {
  const text = readFileSync(file, 'utf8');
  const [before = '', rest = ''] = text.split(begin);
  const after = rest.slice(rest.indexOf(end));
  expect(after).toContain(end);
  const whole = before + begin + drawn(arrows()) + after;
  if (process.env['UPDATE_ARROWS']) writeFileSync(file, whole);
  expect(readFileSync(file, 'utf8')).toBe(whole);
});

test('imports of every kind are seen, and nothing else', () => {
  const source = `import { a } from '#access';\nimport type { B } from '#platform/nest';\nawait import('#classroom/notes');
import './x.ts';\nimport { c } from 'node:fs';\nconst colour = '#contract';`;
  expect(namesImported(source)).toEqual(['access', 'platform', 'classroom']);
});

test('an app imports no app, and what stands below imports nothing above it', () => {
  const all = arrows();
  expect([...all.keys()].toSorted()).toEqual([
    'apps/api',
    'apps/live',
    'apps/web',
    'libs/access',
    'libs/classroom',
    'libs/contract',
    'libs/database',
    'libs/matching',
    'libs/platform',
  ]);
  const without = (name: string) => [...(all.get(name) ?? [])].filter((to) => to !== name);
  for (const alone of ['libs/access', 'libs/classroom', 'libs/matching', 'libs/platform'])
    expect(without(alone)).toEqual([]);
  expect(without('libs/contract')).toEqual(['libs/classroom']);
});
