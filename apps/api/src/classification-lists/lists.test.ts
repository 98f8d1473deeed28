import { describe, expect, test } from '@jest/globals';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readLists } from './lists.ts';
import { wordsOfLists } from './words-of-lists.ts';

const lists = readLists();
const words = wordsOfLists(lists);

describe('the lists', () => {
  test('have as many rows as their description says', () => {
    const { fields, sectors, skills, synonyms } = lists;
    expect([fields.length, sectors.length, skills.length, synonyms.length]).toEqual([216, 295, 2_639, 1_875]);
  });

  test('name every concept in both languages, and each once', () => {
    const { fields, sectors, skills } = lists;
    const named = [...fields, ...sectors, ...skills];
    expect(named.filter(({ en, fr }) => en.trim() === '' || fr.trim() === '')).toEqual([]);
    for (const ids of [fields.map(({ code }) => code), sectors.map(({ code }) => code), skills.map(({ id }) => id)]) {
      expect(new Set(ids).size).toBe(ids.length);
    }
  });

  test('say the level of a field by the length of its code, and have the field above it', () => {
    const levels: Readonly<Record<string, number>> = { broad: 2, narrow: 3, detailed: 4 };
    const codes = new Set(lists.fields.map(({ code }) => code));
    expect(lists.fields.filter(({ code, level }) => levels[level] !== code.length)).toEqual([]);
    expect(lists.fields.filter(({ code }) => code.length > 2 && !codes.has(code.slice(0, -1)))).toEqual([]);
  });

  test('have another digest when a file changes, and are refused when it is no list', () => {
    const folder = mkdtempSync(join(tmpdir(), 'ikiraro-lists-'));
    try {
      cpSync('apps/api/src/classifications/data', folder, { recursive: true });
      expect(readLists(folder)).toEqual(lists);
      writeFileSync(join(folder, 'synonyms.tsv'), 'id\tlanguage\tword\n0512\tfr\tvie\n');
      const changed = readLists(folder);
      expect(changed.digest).not.toBe(lists.digest);
      expect(wordsOfLists(changed)).toContainEqual(expect.objectContaining({ conceptId: '0512', text: 'vie' }));
      for (const [text, message] of [
        ['id\tlanguage\n', 'must begin with'],
        ['id\tlanguage\tword\n0512\tfr\n', 'line 2: 2 cells'],
      ] as const) {
        writeFileSync(join(folder, 'synonyms.tsv'), text);
        expect(() => readLists(folder)).toThrow(message);
      }
      writeFileSync(join(folder, 'synonyms.tsv'), 'id\tlanguage\tword\n9\tfr\tvie\n');
      expect(() => wordsOfLists(readLists(folder))).toThrow('"vie" belongs to no concept');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe('words of the lists', () => {
  test('are of the name, of other names and of our synonyms', () => {
    const of = words.filter(({ conceptId }) => conceptId === '1d4b74b0-1a48-48ec-a3cd-26cca0c212a3');
    expect(of).toContainEqual(expect.objectContaining({ language: 'fr', text: 'biochimie', source: 'name' }));
    expect(of).toContainEqual(expect.objectContaining({ language: 'en', text: 'biochemistry', source: 'synonym' }));
    expect(words).toContainEqual(expect.objectContaining({ text: 'entrepôt de données', source: 'other' }));
  });

  test('are each once for a concept and a language, the name before the others', () => {
    const keys = words.map(({ kind, conceptId, language, text }) => [kind, conceptId, language, text].join('|'));
    expect(new Set(keys).size).toBe(keys.length);
    const names = words.filter(({ source }) => source === 'name');
    expect(names).toHaveLength(2 * (lists.fields.length + lists.sectors.length + lists.skills.length));
  });
});
