import { Temporal } from 'temporal-polyfill';
import type { RegisterProblemCode } from '#contract/register-problems';
import { AppError } from '#platform';
import { emailAddress } from '../graphql/text.ts';
import { longestName, personName } from '../people/index.ts';
import { ianaZone } from '../time/zones.ts';
import { keyOf } from './csv/headings.ts';
import type { Columns } from './csv/heading-line.ts';
import type { Row } from './csv/table.ts';
import type { Problems } from './problems.ts';

/** Characters of an id at most. */
const longestId = 255;
const control = /\p{Cc}/u;
/** As spreadsheets show a number that is too long for its cell: 2,02001E+11, or #####. That is all that is left of it in the file. */
const shortened = /^-?\d(?:[.,]\d+)?E[+-]\d{2,3}$|^#{3,}$/i;
const shortenedInList = /(?:^|[|,;\s])-?\d(?:[.,]\d+)?E[+-]\d{2,3}(?=$|[|,;\s])/i;
const listSign = '|';
/** Items of one cell at most; nobody has as many roles, cohorts or lecturers. */
const mostItems = 200;

/** Reads the cells of one line and says what is wrong with each, with its column as the file writes it. */
export class CellReader {
  /** Whether all that was asked for was there. */
  fine = true;

  constructor(
    readonly row: Row,
    private readonly columns: Columns,
    private readonly problems: Problems,
  ) {}

  column(name: string): string {
    return this.columns.get(name) ?? name;
  }

  raw(name: string): string | undefined {
    return this.row.cell(name);
  }

  problem(
    name: string,
    code: RegisterProblemCode,
    message: string,
    value = this.raw(name) ?? '',
    near = '',
  ): undefined {
    this.problems.add(this.row.at, this.column(name), code, value, message, near);
    this.fine = false;
    return undefined;
  }

  note(name: string, code: RegisterProblemCode, message: string): void {
    this.problems.add(this.row.at, this.column(name), code, this.raw(name) ?? '', message);
  }

  /** One line of text. @param max characters */
  text(name: string, max: number): string | undefined {
    const value = this.raw(name);
    if (value === undefined) return undefined;
    if (control.test(value)) return this.problem(name, 'NOT_ONE_LINE', 'This must be one line.');
    if (shortened.test(value)) return this.lostDigits(name, value);
    const { length } = [...value];
    if (length <= max) return value;
    return this.problem(name, 'TOO_LONG', `This has ${length} characters; ${max} are allowed.`);
  }

  /** One line of text. A longer one is cut, with a note. */
  shortened(name: string, max: number): string | undefined {
    const value = this.raw(name);
    if (value === undefined || [...value].length <= max) return this.text(name, max);
    this.note(name, 'SHORTENED', `This has ${[...value].length} characters; the first ${max} are taken.`);
    if (control.test(value)) return this.problem(name, 'NOT_ONE_LINE', 'This must be one line.');
    return [...value].slice(0, max).join('').trimEnd();
  }

  required(name: string, max: number): string {
    const value = this.text(name, max);
    if (value === undefined && this.raw(name) === undefined) this.problem(name, 'REQUIRED', 'This must not be empty.');
    return value ?? '';
  }

  /** A name of a person, by the rule of every other input. */
  personName(name: string): string | undefined {
    const value = this.text(name, longestName);
    if (value === undefined) return undefined;
    try {
      return personName(name, value);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      return this.problem(name, 'NOT_A_NAME', 'A name holds no link and no address.');
    }
  }

  /** @param strict without the sign that is between the items of a list */
  id(name: string, strict = true): string {
    const value = this.required(name, longestId);
    if (strict && value.includes(listSign)) {
      this.problem(name, 'NOT_AN_ID', 'An id must be without |, which is between ids.');
    }
    return value;
  }

  email(name: string): string {
    const value = this.required(name, 254);
    if (value === '') return value;
    try {
      return emailAddress(name, value);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      this.problem(name, 'NOT_AN_EMAIL', 'This must be an e-mail address, like name@example.org.');
      return '';
    }
  }

  zone(name: string): string | undefined {
    const value = this.text(name, 60);
    if (value === undefined) return undefined;
    try {
      return ianaZone(name, value);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      return this.problem(name, 'NOT_A_ZONE', 'This is no time zone. Write it like Africa/Kigali.');
    }
  }

  whole(name: string, min: number, max: number): number | undefined {
    const value = this.raw(name);
    if (value === undefined) return undefined;
    const number = /^\d{1,9}$/.test(value) ? Number(value) : Number.NaN;
    if (number >= min && number <= max) return number;
    return this.problem(name, 'NOT_A_NUMBER', `This must be a whole number from ${min} to ${max}.`);
  }

  /** YYYY-MM-DD, or as French and Belgian spreadsheets write it, DD/MM/YYYY. */
  date(name: string): string {
    const value = this.required(name, 40);
    if (value === '') return value;
    const [, day = '', month = '', year = ''] = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/.exec(value) ?? [];
    const iso = year ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : value.slice(0, 10);
    try {
      return Temporal.PlainDate.from(iso, { overflow: 'reject' }).toString();
    } catch {
      this.problem(name, 'NOT_A_DATE', 'This must be a date that exists, written YYYY-MM-DD.');
      return '';
    }
  }

  /** One of some words, in any case and with any accents. */
  choice<T>(name: string, choices: ReadonlyMap<string, T>): T | undefined {
    const value = this.raw(name);
    if (value === undefined) return undefined;
    return this.chosen(name, value, choices);
  }

  /** Several of some words. */
  choices<T>(name: string, choices: ReadonlyMap<string, T>): T[] {
    const chosen = this.list(name).map((value) => this.chosen(name, value, choices));
    return [...new Set(chosen.filter((one) => one !== undefined))];
  }

  /** Names between |; they may have commas in them. @param max characters of each */
  names(name: string, max: number): string[] {
    const items = [...new Set((this.raw(name) ?? '').split(listSign).map((item) => item.trim()))].filter(
      (item) => item !== '',
    );
    if (this.tooMany(name, items)) return [];
    for (const item of items) {
      if (control.test(item)) this.problem(name, 'NOT_ONE_LINE', 'This must be one line.', item);
      if (shortened.test(item)) this.lostDigits(name, item);
      if ([...item].length > max) this.problem(name, 'TOO_LONG', `A name here has at most ${max} characters.`, item);
    }
    return items;
  }

  /** Items between |, commas, semicolons or line breaks. */
  list(name: string): string[] {
    const value = this.raw(name);
    if (value === undefined) return [];
    if (shortenedInList.test(value)) {
      this.lostDigits(name, value);
      return [];
    }
    const items = value.split(value.includes(listSign) ? listSign : /[,;\n]/);
    const said = [...new Set(items.map((item) => item.trim()).filter((item) => item !== ''))];
    return this.tooMany(name, said) ? [] : said;
  }

  /** The lost digits cannot be known, and two such ids may be two people. */
  private lostDigits(name: string, value: string): undefined {
    const message = 'A spreadsheet has shortened this number. Format the column as text and write the number again.';
    return this.problem(name, 'LOST_DIGITS', message, value);
  }

  private tooMany(name: string, items: readonly string[]): boolean {
    if (items.length <= mostItems) return false;
    this.problem(name, 'TOO_LONG', `This names ${items.length} things; ${mostItems} are allowed.`);
    return true;
  }

  private chosen<T>(name: string, value: string, choices: ReadonlyMap<string, T>): T | undefined {
    const chosen = choices.get(keyOf(value));
    if (chosen !== undefined) return chosen;
    const known = [...new Set([...choices.values()].map(String))].join(', ');
    return this.problem(name, 'UNKNOWN_VALUE', `This is none of: ${known}.`, value);
  }
}
