import type { Degree, LanguageLevel, Practice } from '#database';
import { AppError } from '#platform';
import { freeSkill } from '../../classifications/index.ts';
import { mostCompetences } from '../../competences/index.ts';
import { keyOf } from '../../register/index.ts';
import type { CellReader } from '../../register/index.ts';
import { earliestYear, mostOfProfile } from '../checked-profile.ts';
import { partsIn, plain, valuesIn } from '../sheet/lists.ts';
import { labelOf } from './concepts.ts';
import type { Lists } from './concepts.ts';
import { levels, spoken } from './names.ts';

const longestPart = 120;

export interface ReadSkill {
  key: string;
  skillId: string | null;
  /** A free skill in own words. */
  text: string | null;
  /** As the reader reads it. */
  name: string;
}

/** The values of a cell, each read by `one`; undefined for an empty cell, and where one of them cannot be read. */
function list<T>(
  cells: CellReader,
  column: string,
  most: number,
  values: readonly string[],
  one: (value: string) => T | undefined,
): T[] | undefined {
  if (values.length === 0) return undefined;
  if (values.length > most) {
    return cells.problem(column, 'TOO_LONG', `This names ${values.length} things; ${most} are allowed.`);
  }
  const read = values.map(one);
  return read.every((value) => value !== undefined) ? read : undefined;
}

const values = (cells: CellReader, column: string) => valuesIn(cells.raw(column) ?? '');
/** What holds no such sign itself may be written with commas and semicolons between. */
const loosely = (cells: CellReader, column: string) =>
  (cells.raw(column) ?? '').split(/[|,;\n]/).flatMap((value) => value.trim() || []);

const once = <T>(all: readonly T[] | undefined, keyOfOne: (one: T) => string): T[] | undefined =>
  all && [...new Map([...all].reverse().map((one) => [keyOfOne(one), one])).values()].reverse();

export function readFields(cells: CellReader, { fields }: Lists): { code: string; label: string }[] | undefined {
  const read = list(cells, 'fields', mostCompetences.fields, values(cells, 'fields'), (value) => {
    const field = fields.coded(plain(value));
    if (field) return { code: field.id, label: labelOf(field) };
    return cells.problem('fields', 'UNKNOWN_VALUE', 'There is no such field of education.', value, fields.near(value));
  });
  return once(read, ({ code }) => code);
}

export function readSector(cells: CellReader, { sectors }: Lists): { code: string; label: string } | undefined {
  const value = cells.raw('sector');
  if (value === undefined) return undefined;
  const sector = sectors.coded(value);
  if (sector) return { code: sector.id, label: labelOf(sector) };
  return cells.problem('sector', 'UNKNOWN_VALUE', 'There is no such sector.', value, sectors.near(value));
}

/** What is called as a skill of the list is that skill; anything else is a free one. */
export function readSkills(cells: CellReader, { skills }: Lists): ReadSkill[] | undefined {
  const read = list(cells, 'skills', mostCompetences.skills, values(cells, 'skills'), (value) => {
    const text = plain(value);
    const [skill, ...others] = skills.called(text);
    if (skill && others.length === 0) return { key: skill.id, skillId: skill.id, text: null, name: skill.name };
    try {
      const free = freeSkill('skills', text);
      return { ...free, skillId: null, name: free.text };
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      return cells.problem('skills', 'TOO_LONG', error.message, text);
    }
  });
  return once(read, ({ key }) => key);
}

export function readLanguages(cells: CellReader): { language: string; level: LanguageLevel }[] | undefined {
  const read = list(cells, 'languages', mostCompetences.languages, loosely(cells, 'languages'), (value) => {
    const key = keyOf(value);
    const [word, level] = levels.find(([end]) => key.length > end.length && key.endsWith(end)) ?? [];
    const language = word === undefined ? undefined : spoken.get(key.slice(0, -word.length));
    if (language !== undefined && level !== undefined) return { language, level };
    const message = 'Write a language and its level, like fr C1, or English native.';
    return cells.problem('languages', 'NOT_A_LANGUAGE', message, value);
  });
  return once(read, ({ language }) => language);
}

/** Several of some words. */
export function readChoices<T extends string>(
  cells: CellReader,
  column: string,
  choices: ReadonlyMap<string, T>,
): T[] | undefined {
  const read = list(cells, column, choices.size, loosely(cells, column), (value) => {
    const known = [...new Set(choices.values())].join(', ');
    return choices.get(keyOf(value)) ?? cells.problem(column, 'UNKNOWN_VALUE', `This is none of: ${known}.`, value);
  });
  return once(read, (one) => one);
}

const fits = (part: string) => part !== '' && [...part].length <= longestPart;
const isYear = (year: number, thisYear: number) => year >= earliestYear && year <= thisYear;

export function readDegrees(cells: CellReader, thisYear: number): Degree[] | undefined {
  return list(cells, 'degrees', mostOfProfile.degrees, values(cells, 'degrees'), (value) => {
    const parts = partsIn(value).map(plain);
    // Who writes by hand puts commas into titles.
    const [title, institution, year] = [parts.slice(0, -2).join(', '), parts.at(-2) ?? '', Number(parts.at(-1))];
    if (fits(title) && fits(institution) && isYear(year, thisYear)) return { title, institution, year };
    const message = 'Write a degree as title, institution, year.';
    return cells.problem('degrees', 'NOT_A_DEGREE', message, value);
  });
}

export function readPractice(cells: CellReader, thisYear: number): Practice[] | undefined {
  return list(cells, 'practice', mostOfProfile.practice, values(cells, 'practice'), (value) => {
    const parts = partsIn(value).map(plain);
    const [, first = '', last] = /^(\d{4})\s*[-–]\s*(\d{4})?$/u.exec(parts.at(-1) ?? '') ?? [];
    const [from, to] = [Number(first), last === undefined ? null : Number(last)];
    const place = parts.at(-2) ?? '';
    const role = parts.slice(0, -2).join(', ');
    const isRight = isYear(from, thisYear) && (to === null || (to >= from && to <= thisYear));
    if (isRight && fits(place) && (role === '' || fits(role))) return { role, place, from, to };
    const message = 'Write a practice as role, place, years, like 2010-2015 or 2015-.';
    return cells.problem('practice', 'NOT_A_PRACTICE', message, value);
  });
}
