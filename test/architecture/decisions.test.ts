import { expect, test } from '@jest/globals';
import { existsSync, globSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { decisionOf, faults, listed, named } from './decisions.ts';

const folder = 'docs/decisions';
const readme = join(folder, 'README.md');
const beforeList = '<!-- UPDATE_DECISIONS=1 writes what follows -->\n\n';
/** Today in the zone that is furthest ahead: the author of a decision may live east of UTC. */
const today = new Date(Date.now() + 14 * 3_600_000).toISOString().slice(0, 10);
const decisions = readdirSync(folder)
  .filter((file) => file !== 'README.md')
  .map((file) => decisionOf(file, readFileSync(join(folder, file), 'utf8')));

test('each decision has a number, a date, a status and an area', () => {
  expect(decisions.length).toBeGreaterThan(190);
  expect(faults(decisions, today)).toEqual([]);
});

test('docs/decisions/README.md lists all of them (UPDATE_DECISIONS=1 writes the list anew)', () => {
  const [preface = ''] = readFileSync(readme, 'utf8').split(beforeList);
  const whole = preface + beforeList + listed(decisions);
  if (process.env['UPDATE_DECISIONS']) writeFileSync(readme, whole);
  expect(readFileSync(readme, 'utf8')).toBe(whole);
});

const withoutCode = (text: string) => text.replaceAll(/^```[^]*?^```/gm, '');

test('links between documents lead to files', () => {
  const documents = globSync(['*.md', 'docs/**/*.md', 'docker/**/*.md', 'deploy/**/*.md', '.github/**/*.md']);
  expect(documents.length).toBeGreaterThan(190);
  const dead = documents.flatMap((document) =>
    [...withoutCode(readFileSync(document, 'utf8')).matchAll(/\]\((?!\w+:|#)([^)#\s]+)/g)]
      .map(([, to = '']) => to)
      .filter((to) => !existsSync(join(dirname(document), to)))
      .map((to) => `${document}: ${to}`),
  );
  expect(dead).toEqual([]);
});

test('a source that names a decision names one that is there', () => {
  const numbers = new Set(decisions.map(({ number }) => number));
  const sources = globSync(['{apps,libs,tools,test,docker,deploy}/**/*.{ts,tsx,mjs,css,md}', '*.{js,md}', '.npmrc']);
  expect(sources.length).toBeGreaterThan(500);
  const gone = sources.flatMap((source) =>
    named(readFileSync(source, 'utf8'))
      .filter((number) => !numbers.has(number))
      .map((number) => `${source}: ${number}`),
  );
  expect(gone).toEqual([]);
  expect(named('as in docs/decisions/0023, or docs/decisions/README.md')).toEqual([23]);
});

test('faults of a decision are found', () => {
  const file = (title: string, status = 'accepted', date = '2026-11-23', area = 'Voice') =>
    `# ${title}\n\n- Date: ${date}\n- Status: ${status}\n- Area: ${area}\n\nText.\n`;
  const read = (...sources: [string, string][]) =>
    faults(
      sources.map(([name, source]) => decisionOf(name, source)),
      '2026-12-01',
    );
  const first: [string, string] = ['0001-a.md', file('1. A')];
  expect(read(first, ['0002-b-c.md', file('2. B', 'accepted, amended by 0003')], ['0003-c.md', file('3. C')])).toEqual(
    [],
  );
  expect(read(first, ['0002-b.md', file('3. B')])).toHaveLength(2);
  expect(read(first, ['0001-b.md', file('1. B')])).toHaveLength(1);
  expect(read(['0001-B.md', file('1. B')])).toHaveLength(1);
  expect(read(first, ['0002-b.md', file('2. B', 'superseded by 0001')])).toHaveLength(1);
  expect(read(['0001-b.md', file('1. B', 'superseded by 0002')])).toHaveLength(1);
  expect(read(['0001-b.md', file('1. B', 'maybe')])).toHaveLength(1);
  expect(read(['0001-b.md', file('1. B', 'accepted', '2026-12-02')])).toHaveLength(1);
  expect(read(['0001-b.md', file('1. B', 'accepted', '2026-11-23', 'Weather')])).toHaveLength(1);
  expect(() => decisionOf('0001-b.md', '# 1. B\n\nText.\n')).toThrow('0001-b.md');
});
