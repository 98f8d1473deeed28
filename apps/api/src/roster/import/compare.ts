import type { CardPart } from '#database';
import type { ExpertLine } from '../export/export.repository.ts';
import { cells } from '../sheet/columns.ts';
import type { ColumnName, Place } from '../sheet/columns.ts';
import { cellOf } from '../sheet/sheet.ts';
import { wordsKey } from './concepts.ts';

/** What a file may fill in, and on which part of the card it is shown; null: on none, or on each. */
export const parts = {
  headline: null,
  about: 'about',
  originCountry: 'countries',
  residenceCountry: 'countries',
  fields: 'fields',
  sector: 'sector',
  skills: 'skills',
  languages: 'languages',
  offers: null,
  modes: null,
  weeksFree: 'time',
  hoursPerWeek: 'time',
  degrees: 'degrees',
  practice: 'practice',
} as const satisfies Partial<Record<ColumnName, CardPart | null>>;

/** A field of the profile that a file may fill in. */
export type FilledField = keyof typeof parts;
/** Of the account: a file says it of new people alone. */
export type AccountField = 'name' | 'zone';

const fieldNames = Object.keys(parts) as FilledField[];
const accountFields = ['name', 'zone'] as const satisfies readonly AccountField[];

export interface Difference {
  field: FilledField | AccountField;
  before: string | null;
  after: string | null;
  /** There is nothing yet. */
  empty: boolean;
}

const isEmpty = (cell: string | number) => cell === '' || cell === 0;
const text = (cell: string | number): string | null => (isEmpty(cell) ? null : String(cell));

/** Lists are compared without their order, and skills in any spelling. */
function key(expert: ExpertLine, field: FilledField | AccountField, place: Place): string {
  const cell: string | number | readonly string[] = cells[field](expert, place);
  if (typeof cell !== 'object') return String(cell);
  return JSON.stringify((field === 'skills' ? expert.skills.map(wordsKey) : [...cell]).sort());
}

/** What the file says otherwise than it is. What it does not say is no difference. */
export function differences(present: ExpertLine, said: Partial<ExpertLine>, place: Place): Difference[] {
  const wanted = { ...present, ...said };
  return [...accountFields, ...fieldNames].flatMap((field) => {
    if (said[field] === undefined || key(present, field, place) === key(wanted, field, place)) return [];
    const [before, after] = [cellOf(present, field, place), cellOf(wanted, field, place)];
    return [{ field, before: text(before), after: text(after), empty: isEmpty(before) }];
  });
}
