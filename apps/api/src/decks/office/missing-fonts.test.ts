import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { languagesOf, missingFonts } from './missing-fonts.ts';

const { PATH = '' } = process.env;
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ikiraro-fonts-'));
});
afterEach(async () => {
  process.env['PATH'] = PATH;
  await rm(folder, { recursive: true });
});

/** A machine that has fonts for these languages only. */
async function having(...languages: string[]): Promise<void> {
  const known = languages.map((language) => `:lang=${language}) echo Font;;`).join('\n');
  await writeFile(join(folder, 'fc-list'), `#!/bin/sh\ncase "$1" in\n${known}\nesac\n`, { mode: 0o755 });
  process.env['PATH'] = `${folder}${delimiter}${PATH}`;
}

test.each([
  ['Clés étrangères', []],
  ['数据库', ['zh']],
  ['日本語のデータ', ['ja']],
  ['데이터', ['ko']],
  ['قاعدة البيانات', ['ar']],
  ['ቁልፍ, 数据库', ['zh', 'am']],
])('%s needs fonts for %j', async (text, languages) => {
  await having();
  expect(await missingFonts(languagesOf(text))).toEqual(languages);
  await having(...languages);
  expect(await missingFonts(languagesOf(text))).toEqual([]);
});

test('no font counts as missing where the fonts of the system cannot be listed', async () => {
  process.env['PATH'] = folder;
  expect(await missingFonts(['zh'])).toEqual([]);
});
