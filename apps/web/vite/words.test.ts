import { describe, expect, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { missingFrenchSpaces } from '#platform/typography';
import { words } from './words.ts';

const source = fileURLToPath(new URL('../src', import.meta.url));
const catalogues = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((path) =>
  path.endsWith('words/fr.json'),
);

test('every area of the pages has a French catalogue', () => {
  expect(catalogues.length).toBeGreaterThan(4);
});

describe.each(catalogues)('French of %s', (path) => {
  const typed = readFileSync(join(source, path), 'utf8');

  test('is typed with a space before ; : ? ! and inside « »', () => {
    const catalogue = JSON.parse(typed) as Record<string, string>;
    const missing = Object.entries(catalogue).flatMap(([id, text]) =>
      missingFrenchSpaces(text).map((around) => `${id}: ${around}`),
    );
    expect(missing).toEqual([]);
  });

  test('is built so that no line begins with a punctuation mark', () => {
    const built = transform(typed, join(source, path));
    expect(built).toMatch(/\S/);
    expect(built.match(/.{0,20} [;:?!»].{0,5}/gu) ?? []).toEqual([]);
    expect(built.match(/« .{0,20}/gu) ?? []).toEqual([]);
  });
});

test('a draft language that falls back on French gets its spaces too', () => {
  const rwanda = join(source, 'words/rw.json');
  expect(transform(readFileSync(rwanda, 'utf8'), rwanda)).toContain('Annuler cette séance\u202F?');
});

/** What the build makes of a catalogue. */
function transform(typed: string, path: string): string {
  const { transform } = words() as unknown as { transform: { handler(source: string, id: string): { code: string } } };
  return transform.handler(typed, path).code;
}
