import type { ExpertMode, ExpertOffer } from '#database';
import { AppError } from '#platform';
import { block } from '../../graphql/text.ts';
import { keyOf } from '../../register/index.ts';
import type { CellReader, Position } from '../../register/index.ts';
import type { ExpertLine } from '../export/export.repository.ts';
import { modes, offers } from '../sheet/words.ts';
import type { Lists } from './concepts.ts';
import { choicesOf, countries } from './names.ts';
import {
  readChoices,
  readDegrees,
  readFields,
  readLanguages,
  readPractice,
  readSector,
  readSkills,
} from './read-lists.ts';
import type { ReadSkill } from './read-lists.ts';

const offerChoices = choicesOf<ExpertOffer>(offers);
const modeChoices = choicesOf<ExpertMode>(modes);

/** What a line says of an expert; what is undefined it does not say. */
export interface ReadLine {
  at: Position;
  emailColumn: string;
  email: string;
  name: string;
  /** As an export of the same would have it. */
  said: Partial<ExpertLine>;
  sectorCode: string | undefined;
  fieldCodes: string[] | undefined;
  skills: ReadSkill[] | undefined;
}

/** @returns undefined when something is wrong, which the reader has said */
export function readLine(cells: CellReader, lists: Lists, thisYear: number): ReadLine | undefined {
  const email = cells.email('email');
  if (cells.raw('name') === undefined) cells.problem('name', 'REQUIRED', 'This must not be empty.');
  const name = cells.personName('name');
  const fields = readFields(cells, lists);
  const sector = readSector(cells, lists);
  const skills = readSkills(cells, lists);
  const said: { [Name in keyof ExpertLine]: ExpertLine[Name] | undefined } = {
    ...{ email, name, state: undefined },
    zone: cells.zone('zone'),
    headline: cells.text('headline', 120),
    about: about(cells),
    originCountry: country(cells, 'originCountry'),
    residenceCountry: country(cells, 'residenceCountry'),
    sector: sector?.label,
    fields: fields?.map(({ label }) => label),
    skills: skills?.map((skill) => skill.name),
    languages: readLanguages(cells),
    offers: readChoices(cells, 'offers', offerChoices),
    modes: readChoices(cells, 'modes', modeChoices),
    weeksFree: cells.whole('weeksFree', 0, 52),
    hoursPerWeek: cells.whole('hoursPerWeek', 0, 60),
    degrees: readDegrees(cells, thisYear),
    practice: readPractice(cells, thisYear),
  };
  if (!cells.fine) return undefined;
  return {
    ...{ at: cells.row.at, emailColumn: cells.column('email'), email, name: name ?? '', skills },
    said: Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)),
    sectorCode: sector?.code,
    fieldCodes: fields?.map(({ code }) => code),
  };
}

function about(cells: CellReader): string | undefined {
  const value = cells.raw('about');
  if (value === undefined) return undefined;
  try {
    return block('about', value, 2_000);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return cells.problem('about', 'TOO_LONG', error.message);
  }
}

function country(cells: CellReader, column: string): string | undefined {
  const value = cells.raw(column);
  if (value === undefined) return undefined;
  const message = 'There is no such country. Write its name, or its two letters, like RW.';
  return countries.get(keyOf(value)) ?? cells.problem(column, 'UNKNOWN_VALUE', message);
}
