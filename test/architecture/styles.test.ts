import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { faultsOfStyles, readFiles } from './sheets.ts';

test('the styles of no page leak into another', () => {
  expect(faultsOfStyles(readFiles(fileURLToPath(new URL('../../apps/web/src/', import.meta.url))))).toEqual([]);
});

describe('it is a fault when', () => {
  const main =
    "import './look/base.css';\nconst a = () => import('./a/A.tsx');\nconst b = () => import('./b/B.tsx');\n";
  const good = {
    'main.tsx': main,
    'look/base.css': 'button, .card { color: red; }',
    'a/A.tsx': "import './a.css';\nimport './Part.tsx';\n<p class=\"card note\" />",
    'a/a.css': '@media print { .note > p, .note:has(b) { color: red } }',
    'a/Part.tsx': "<p class={on ? 'note' : `note-${kind} card`} />",
    'b/B.tsx': '<p class="card" />',
  };
  const faults = (changed: Record<string, string>) => faultsOfStyles(new Map(Object.entries({ ...good, ...changed })));

  test('no fault is reported when nothing is wrong', () => {
    expect(faults({})).toEqual([]);
  });

  test.each([
    ['an element is styled in a folder', { 'a/a.css': '.note { } kbd { }' }, 'a/a.css: "kbd" begins at no class'],
    [
      'another folder’s class is styled',
      { 'b/b.css': '.note { }', 'b/B.tsx': "import './b.css';" },
      '.note belongs to a/a.css and b/b.css',
    ],
    [
      'a selector begins at a class of all pages',
      { 'a/a.css': '.note { } .card .note { }' },
      '.card belongs to look/base.css and a/a.css',
    ],
    [
      'a sheet does not come with who uses it',
      { 'b/B.tsx': '<p class="note" />' },
      'b/B.tsx uses .note, but not every page that shows it brings a/a.css',
    ],
    [
      'nor with a part that two pages show',
      { 'b/B.tsx': "import '../a/Part.tsx';" },
      'a/Part.tsx uses .note, but not every page that shows it brings a/a.css',
    ],
    [
      'two sheets of pages style one element',
      { 'b/b.css': '.line { }', 'b/B.tsx': "import './b.css';\nimport '../a/a.css';\n<p class=\"line note\" />" },
      'b/B.tsx: "line note" is styled by b/b.css and a/a.css',
    ],
    [
      'two animations have one name',
      { 'a/a.css': '.note { } @keyframes in { }', 'b/b.css': '@keyframes in { }' },
      '@keyframes in belongs to a/a.css and b/b.css',
    ],
  ])('%s', (_, changed: Record<string, string>, fault) => {
    expect(faults(changed)).toContain(fault);
  });
});
