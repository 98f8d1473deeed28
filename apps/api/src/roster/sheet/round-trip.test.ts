import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { languageLevels, expertModes, expertOffers } from '#database';
import { freeSkill } from '../../classifications/index.ts';
import { csvFile } from '../../csv/csv-file.ts';
import { CellReader, Problems, decode, readTable } from '../../register/index.ts';
import type { ExpertLine } from '../export/export.repository.ts';
import { differences } from '../import/compare.ts';
import { Concepts } from '../import/concepts.ts';
import { readLine } from '../import/read-line.ts';
import type { ReadLine } from '../import/read-line.ts';
import { headings } from './columns.ts';
import { plain, valueOf, valuesIn, joinedValues, joinedParts, partOf, partsIn } from './lists.ts';
import { placeOf, sheetOf } from './sheet.ts';

/** Made of what matters here, so that it is reached. */
const signs = ['a', 'é', '1', '|', '\\', ',', ';', '"', "'", '=', '+', '-', '@', ' ', '’', '(', ')'] as const;
const word = fc
  .string({ unit: fc.constantFrom(...signs), minLength: 1, maxLength: 12, size: 'max' })
  .map((text) => text.trim());
const said = word.filter((text) => text !== '');
const paragraph = fc
  .string({ unit: fc.constantFrom(...signs, '\n', '\t'), maxLength: 30, size: 'max' })
  .map((text) => text.trim());
const year = fc.integer({ min: 1950, max: 2020 });
const skill = said.map((text) => `${text}b`).filter((text) => freeSkill('', text).text === text);
const skills = fc.uniqueArray(skill, { maxLength: 5, selector: (text) => freeSkill('', text).key });
const fields = [
  { id: '0512', name: 'Biochimie, "vivante" | autre', nameEn: 'Biochemistry', nameFr: 'Biochimie, "vivante" | autre' },
  { id: '0031', name: 'Compétences personnelles', nameEn: 'Personal skills', nameFr: 'Compétences personnelles' },
];
const lists = { fields: new Concepts(fields), sectors: new Concepts([]), skills: new Concepts([]) };

const expert: fc.Arbitrary<ExpertLine> = fc.record({
  ...{ email: fc.constant('a@example.org'), name: fc.constant('Aline'), zone: fc.constant('Africa/Kigali') },
  ...{ headline: word, about: paragraph, state: fc.constant('verified' as const), sector: fc.constant(null) },
  originCountry: fc.constantFrom('CD', 'RW', null),
  residenceCountry: fc.constantFrom('BE', null),
  fields: fc.subarray(fields.map(({ id, name }) => `${id} ${name}`)),
  skills,
  languages: fc.uniqueArray(
    fc.record({ language: fc.constantFrom('fr', 'en', 'rn', 'lua'), level: fc.constantFrom(...languageLevels) }),
    { selector: ({ language }) => language },
  ),
  ...{ offers: fc.subarray([...expertOffers]), modes: fc.subarray([...expertModes]) },
  ...{ weeksFree: fc.nat(52), hoursPerWeek: fc.nat(60) },
  degrees: fc.array(fc.record({ title: said, institution: said, year }), { maxLength: 3 }),
  practice: fc.array(
    fc.record({ role: fc.oneof(fc.constant(''), said), place: said, from: year, to: fc.constantFrom(null, 2020) }),
    { maxLength: 3 },
  ),
});

async function readBack(file: string): Promise<{ lines: ReadLine[]; problems: Problems }> {
  const problems = new Problems();
  const lines: ReadLine[] = [];
  const reading = { headings, problems, file: null, spreadsheet: true };
  await readTable(await decode(Buffer.from(file), null), reading, (row, columns) => {
    const line = readLine(new CellReader(row, columns, problems), lists, 2026);
    if (line) lines.push(line);
  });
  return { lines, problems };
}

describe('a profile in a spreadsheet', () => {
  test.each(['fr', 'en'] as const)('is in %s what it was, once it is read again', async (language) => {
    const reached = { '|': 0, '"': 0, '\n': 0, formula: 0, backslash: 0 };
    await fc.assert(
      fc.asyncProperty(expert, async (before) => {
        const texts = [...before.skills, before.headline, before.about, ...before.degrees.map(({ title }) => title)];
        const note = (name: keyof typeof reached, isThere: boolean) => (reached[name] += isThere ? 1 : 0);
        note(
          '|',
          before.skills.some((text) => text.includes('|')),
        );
        note(
          '"',
          texts.some((text) => text.includes('"')),
        );
        note('\n', before.about.includes('\n'));
        note(
          'formula',
          texts.some((text) => /^[=+\-@]/.test(text)),
        );
        note(
          'backslash',
          texts.some((text) => text.includes('\\')),
        );
        const { lines, problems } = await readBack(csvFile(sheetOf([before], language), language));
        expect(problems.list).toEqual([]);
        expect(lines.map((line) => differences(before, line.said, placeOf(language)))).toEqual([[]]);
        expect(lines[0]?.said).toMatchObject(filled(before));
      }),
      { numRuns: 300 },
    );
    for (const times of Object.values(reached)) expect(times).toBeGreaterThan(20);
  });
});

/** An empty cell says nothing. */
const filled = (line: ExpertLine) =>
  Object.fromEntries(
    Object.entries(line).filter(
      ([name, value]) =>
        name !== 'state' && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0),
    ),
  );

describe('several values in one cell', () => {
  test.each([
    ['a | b', ['a', 'b']],
    ['a\nb', ['a', 'b']],
    ['a\\|b|c', ['a\\|b', 'c']],
    ['a\\\\|b', ['a\\\\', 'b']],
    [' | ', []],
  ])('%j', (cell, values) => {
    expect(valuesIn(cell)).toEqual(values);
  });

  test('come back, whatever signs they have', () => {
    fc.assert(
      fc.property(fc.array(said), (values) => {
        expect(valuesIn(joinedValues(values.map(valueOf))).map(plain)).toEqual(values);
        if (values.length > 0) expect(partsIn(joinedParts(values.map(partOf))).map(plain)).toEqual(values);
      }),
    );
  });

  test('a backslash that somebody typed is one', () => {
    expect(plain('C:\\data')).toBe('C:\\data');
  });
});
