import { languageTags as fullTags } from '#contract/languages';
import { describe, expect, test } from '@jest/globals';
import type { CompiledMessage } from '@lingui/message-utils/compileMessage';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { folders as areas } from '../../vite/catalogue-folders.ts';
import { compileCatalogue } from '../../vite/compile-catalogue.ts';
import { otherWords } from './glossary.ts';
import { languages, languageTags } from './languages.ts';

type Catalogue = Record<string, string>;

const here = dirname(fileURLToPath(import.meta.url));
const source = join(here, '..');

const read = (folder: string, tag: string) =>
  JSON.parse(readFileSync(join(folder, `${tag}.json`), 'utf8')) as Catalogue;
const has = (folder: string, tag: string) => readdirSync(folder).includes(`${tag}.json`);

/** Names that a compiled message is filled with, at any depth. */
function placeholders(message: CompiledMessage): string[] {
  if (typeof message === 'string') return [];
  return message.flatMap((part) => {
    if (typeof part === 'string') return [];
    const [name, , choices] = part;
    const inside = typeof choices === 'object' && choices !== null ? Object.values(choices).flatMap(ofChoice) : [];
    return [String(name), ...inside];
  });
}
const ofChoice = (choice: unknown) => (Array.isArray(choice) ? placeholders(choice as CompiledMessage) : []);
const filledWith = (catalogue: Catalogue) =>
  Object.fromEntries(
    Object.entries(compileCatalogue(catalogue)).map(([id, message]) => [
      id,
      [...new Set(placeholders(message))].sort(),
    ]),
  );

describe.each(Object.entries(areas))('words of the %s', (_area, folder) => {
  const english = read(folder, 'en');

  test.each(fullTags)('%s has all messages, filled with the same values', (tag) => {
    expect(filledWith(read(folder, tag))).toEqual(filledWith(english));
  });

  test('no message is empty', () => {
    for (const tag of fullTags)
      expect(Object.values(read(folder, tag)).filter((text) => text.trim() === '')).toEqual([]);
  });

  test.each(fullTags)('%s has one word for each thing', (tag) => {
    const found = Object.entries(read(folder, tag)).flatMap(([id, text]) =>
      otherWords(tag, text).map((word) => `${id}: ${word}`),
    );
    expect(found).toEqual([]);
  });

  test('drafts are well-formed and know no message of their own', () => {
    for (const tag of languageTags.filter((one) => languages[one].fallback && has(folder, one))) {
      const draft = filledWith(read(folder, tag));
      const known = filledWith(english);
      for (const [id, names] of Object.entries(draft)) expect({ id, names }).toEqual({ id, names: known[id] });
    }
  });
});

test('every message is used, and every message that is used exists', () => {
  const known = new Set(Object.values(areas).flatMap((folder) => Object.keys(read(folder, 'en'))));
  const families = [...new Set([...known].map((id) => id.slice(0, id.indexOf('.'))))];
  const written = new RegExp(`'((?:${families.join('|')})\\.[a-zA-Z]+)'`, 'g');
  const used = new Set(
    readdirSync(source, { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path))
      .flatMap((path) => [...readFileSync(join(source, path), 'utf8').matchAll(written)])
      .map(([, id]) => id ?? ''),
  );
  const unused = [...known].filter((id) => !used.has(id));
  // Names of socket messages look like ids; only a page's call of t() must be known, and its type sees to that.
  expect(unused).toEqual([]);
});

test('a malformed message is named', () => {
  expect(() => compileCatalogue({ 'x.broken': '{count, plural, one {#}' })).toThrow(/x\.broken/);
});
