import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import { albumPage } from './album-page.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

test('the page shows every picture under its part and title, and takes no markup from them', () => {
  const note = { part: 'Class', title: 'a <b> & "c"', look: 'fr dark', width: 360, height: 740 };
  const page = albumPage([
    { file: 'one.png', note },
    { file: 'two three.png', note: { ...note, part: 'Home', width: 1366 } },
  ]);
  expect(page).toContain('<h2>Class</h2>');
  expect(page).toContain('a &#60;b&#62; &#38; &#34;c&#34;');
  expect(page).toContain('src="two%20three.png"');
  expect(page.match(/<img/g)).toHaveLength(2);
});

test('each picture of the documentation is made by a test', () => {
  const pages = [
    'README.md',
    ...readdirSync(`${root}docs`).flatMap((name) => (name.endsWith('.md') ? [`docs/${name}`] : [])),
  ];
  const shown = pages.flatMap((name) =>
    [...readFileSync(root + name, 'utf8').matchAll(/\]\((?:docs\/)?pictures\/([\w-]+)\.png\)/g)].map(
      ([, name]) => name,
    ),
  );
  const tests = readdirSync(`${root}test/browser`).filter((name) => name.endsWith('.browser.test.ts'));
  const made = tests.map((name) => readFileSync(`${root}test/browser/${name}`, 'utf8')).join('');
  expect(shown.length).toBeGreaterThan(0);
  expect(shown.filter((name) => !made.includes(`docs: '${name}'`))).toEqual([]);
  const kept = readdirSync(`${root}docs/pictures`).map((name) => name.replace(/\.png$/, ''));
  expect(kept.filter((name) => !shown.includes(name))).toEqual([]);
});
