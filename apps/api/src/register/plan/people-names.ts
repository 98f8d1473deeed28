import type { NameParts, PersonEntry } from '../entries.ts';
import { shownName } from '../names.ts';
import type { PresentPerson } from '../present.ts';
import type { FieldChange } from './merge.ts';

export const partColumns = ['givenName', 'middleName', 'familyName'] as const;

export const columnsOf = ({ given, middle, family }: NameParts) => ({
  givenName: given ?? null,
  middleName: middle ?? null,
  familyName: family ?? null,
});

/** An empty cell says nothing: a file without postnoms takes none away. */
const filled = ({ given, middle, family }: NameParts, before: PresentPerson | undefined): NameParts => ({
  given: given ?? before?.givenName ?? undefined,
  middle: middle ?? before?.middleName ?? undefined,
  family: family ?? before?.familyName ?? undefined,
});

/** What a line says that the person is called. */
export function nameOf({ name, parts, middleLast, email }: PersonEntry, before: PresentPerson | undefined): string {
  if (name !== undefined) return name;
  const all = filled(parts, before);
  const isSame = before !== undefined && partColumns.every((column) => before[column] === columnsOf(all)[column]);
  // The same parts in the order in which they are shown.
  if (isSame && partColumns.some((column) => before[column] !== null)) return before.name;
  const isLast = parts.middle === undefined ? before?.name.endsWith(` ${all.middle ?? ''}`) === true : middleLast;
  return shownName(all, isLast) || email;
}

/** Parts are what the register says: they go with the name that it writes, and are nobody's to change by hand. */
export function partChanges({ parts }: PersonEntry, before: PresentPerson, wanted: string): FieldChange[] {
  const isSaid = Object.values(parts).some((part) => part !== undefined);
  if (!isSaid && wanted === before.name) return [];
  const after = columnsOf(isSaid ? filled(parts, before) : parts);
  return partColumns.flatMap((field) =>
    before[field] === after[field] ? [] : [{ field, before: before[field], after: after[field], kept: false }],
  );
}
