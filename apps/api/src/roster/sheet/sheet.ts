import type { Language } from '#database';
import type { ExpertLine } from '../export/export.repository.ts';
import { cells, headings } from './columns.ts';
import type { ColumnName, Place } from './columns.ts';
import { joinedValues } from './lists.ts';

export const placeOf = (language: Language): Place => (language === 'fr' ? 1 : 0);

/** The headings, then a row for each expert, in the reader's language. */
export function sheetOf(experts: readonly ExpertLine[], language: Language): (string | number)[][] {
  const names = headings.map(({ name }) => name as ColumnName);
  return [
    headings.map(({ written }) => written[language]),
    ...experts.map((expert) => names.map((name) => cellOf(expert, name, placeOf(language)))),
  ];
}

export function cellOf(expert: ExpertLine, name: ColumnName, place: Place): string | number {
  const cell: string | number | readonly string[] = cells[name](expert, place);
  return typeof cell === 'object' ? joinedValues(cell) : cell;
}
