import { badFile, cut } from '../problems.ts';
import type { Problems } from '../problems.ts';
import type { Heading as Known } from './headings.ts';
import { keyOf } from './headings.ts';
import { nearest, perhaps } from './near.ts';

/** Names of the columns in the file -> heading as the file writes it. */
export type Columns = ReadonlyMap<string, string>;

export interface Heading {
  columns: Columns;
  /** Name -> index of its cell in a record. */
  indexes: ReadonlyMap<string, number>;
  /** How many columns there are, with those that are not read. */
  width: number;
}

export interface HeadingRules {
  headings: readonly Known[];
  /** Names of columns of which one must be there. */
  oneOf?: readonly string[];
  problems: Problems;
  /** Name of the file in a bundle. */
  file: string | null;
  /**
   * Whether it is made by hand, in a spreadsheet: headings may be nearly right, each that is not read is said, and an apostrophe before a
   * formula's sign is taken away.
   */
  spreadsheet: boolean;
}

/** At most; nothing of ours comes near. */
const mostColumns = 200;

/**
 * Finds the known columns. A heading that is nearly right is accepted, with a note.
 *
 * @throws {FileError} for a heading line without what is required
 */
export function headingOf(record: readonly string[], line: number, rules: HeadingRules): Heading {
  const { headings, problems, file, spreadsheet } = rules;
  if (record.length > mostColumns) {
    throw badFile('TOO_LARGE', `This file has ${record.length} columns; ${mostColumns} are allowed.`, { line });
  }
  const written = record.map((cell) => cell.trim());
  const exact = written.map((cell) => headings.find(({ keys }) => keys.includes(keyOf(cell))));
  const left = headings.filter((heading) => !exact.includes(heading));
  const near = written.map((cell, at) => (exact[at] || !spreadsheet ? undefined : nearest(cell, left)));
  const taken = written.map((_, at) => exact[at] ?? near[at]);
  taken.forEach((heading, at) => {
    const cell = written[at] ?? '';
    const first = heading ? taken.indexOf(heading) : at;
    if (first !== at) {
      throw badFile('DOUBLE_COLUMN', `Two columns say the same: "${cut(cell)}". Remove one.`, {
        ...{
          line,
          column: cut(cell),
          value: `${cut(written[first] ?? '')} | ${cut(cell)}`,
          near: heading?.label ?? '',
        },
      });
    }
    // The standard has many columns that are not used here.
    if (!spreadsheet || cell === '' || exact[at]) return;
    if (!heading) problems.add({ file, line }, cut(cell), 'UNKNOWN_COLUMN', cell, 'This column is not read.');
    else problems.add({ file, line }, cut(cell), 'TAKEN_FOR', cell, `Taken for: ${heading.label}.`, heading.label);
  });
  const isThere = (name: string) => taken.some((heading) => heading?.name === name);
  refuseMissing(
    written.filter((_, at) => !taken[at]),
    written,
    line,
    rules,
    isThere,
  );
  const named = taken.flatMap((heading, at) => (heading ? [{ name: heading.name, at }] : []));
  return {
    width: record.length,
    columns: new Map(named.map(({ name, at }) => [name, written[at] ?? ''])),
    indexes: new Map(named.map(({ name, at }) => [name, at])),
  };
}

function refuseMissing(
  others: readonly string[],
  written: readonly string[],
  line: number,
  { headings, oneOf = [] }: HeadingRules,
  isThere: (name: string) => boolean,
): void {
  const lacksAll = oneOf.length > 0 && !oneOf.some(isThere);
  const missing = headings.filter(
    ({ name, required }) => (required && !isThere(name)) || (lacksAll && name === oneOf[0]),
  );
  if (missing.length === 0) return;
  const list = missing.map(({ label }) => label).join(', ');
  const offers = missing
    .flatMap((heading) =>
      oneOf.includes(heading.name) ? headings.filter(({ name }) => oneOf.includes(name)) : heading,
    )
    .flatMap((heading) => {
      const offer = perhaps(others, heading);
      return offer === undefined ? [] : [`"${cut(offer)}" (${heading.label})`];
    });
  throw badFile('MISSING_COLUMN', `The heading line has no column for: ${list}.`, {
    ...{ line, column: list, value: written.join(' | '), near: offers.join(', ') },
  });
}
