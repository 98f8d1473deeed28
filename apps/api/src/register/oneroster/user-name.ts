import type { CellReader } from '../cell-reader.ts';
import type { NameParts } from '../entries.ts';
import { partOf, shownName } from '../names.ts';
import { own } from './files.ts';

const noParts: NameParts = { given: undefined, middle: undefined, family: undefined };

/** Preferred names are shown, the others are kept as the parts. */
export function nameOf(cells: CellReader): { name: string | undefined; parts: NameParts } {
  const read = (column: string) => partOf(cells.personName(column));
  const parts = { given: read('givenName'), middle: read('middleName'), family: read('familyName') };
  const preferred = {
    given: read('preferredGivenName'),
    middle: read('preferredMiddleName'),
    family: read('preferredFamilyName'),
  };
  const whole = cells.personName(own.name);
  // Where the parts are not known, our export makes some for the standard's sake.
  if (whole !== undefined) return { name: whole, parts: cells.raw(own.nameParts) === 'true' ? parts : noParts };
  const isOther = Object.values(preferred).some((part) => part !== undefined);
  return {
    name: isOther
      ? shownName(
          {
            given: preferred.given ?? parts.given,
            middle: preferred.middle ?? parts.middle,
            family: preferred.family ?? parts.family,
          },
          false,
        )
      : undefined,
    parts,
  };
}
