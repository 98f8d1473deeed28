import type { Position } from '../problems.ts';
import { kindOf, nameKey } from './owned.ts';
import type { Owned } from './owned.ts';
import type { Planning } from './planning.ts';

/** The id or name by which a file names an object, and where. */
interface Identity {
  externalId: string;
  idColumn: string;
  at: Position;
}

/**
 * Finds the object that a row is about: the object with this id of the register, or an object that has its name and no other id
 * of the register. Two lines of one bundle are two objects, even with the same name.
 *
 * @param named the object that has the name
 * @returns without an id when there is none yet; undefined when it is ambiguous, and a problem was added
 */
export function sameThing(
  planning: Planning,
  kind: Owned,
  { externalId, idColumn, at }: Identity,
  named: string | undefined,
): { id: string | undefined } | undefined {
  const called = planning.known(kind, externalId);
  if (called !== undefined || named === undefined) return { id: called };
  const other = planning.ledger.of(kindOf[kind], named)?.externalId;
  if (other === undefined || other === externalId) return { id: named };
  if (!planning.options.byName && planning.inFile.has(`${kindOf[kind]} ${other}`)) return { id: undefined };
  const message = `The register calls the ${kind} of this name ${other}. Correct the id, or give one of the two another name.`;
  planning.problems.add(at, idColumn, 'OTHER_ID', externalId, message);
  return undefined;
}

interface Named extends Identity {
  /** Of the thing here. */
  id: string;
  /** Its name here, if it exists. */
  present: string | undefined;
  /** Characters of a name at most. */
  longest: number;
  /** A suffix that tells it from others of its name, better than a number. */
  more?: string;
}

/** Names are told apart within an institution, and registers have namesakes: the second gets a name of its own, with a note. */
export function ownName(
  planning: Planning,
  kind: 'campus' | 'department' | 'term' | 'course',
  { id, present, longest, more, at }: Named,
  wanted: string,
): string {
  const isFree = (name: string) => [undefined, id].includes(planning.named[kind].get(nameKey(name)));
  if (isFree(wanted)) return wanted;
  const name = present ?? freeName(wanted, isFree, longest, more);
  const message = `Another ${kind} goes by "${wanted}" already: this one goes by "${name}".`;
  planning.problems.add(at, null, 'RENAMED', wanted, message);
  return name;
}

/** @param longest characters at most */
export function freeName(wanted: string, isFree: (name: string) => boolean, longest: number, more?: string): string {
  const within = (tail: string) =>
    `${[...wanted]
      .slice(0, longest - tail.length)
      .join('')
      .trimEnd()}${tail}`;
  if (more !== undefined && isFree(within(` (${more})`))) return within(` (${more})`);
  for (let count = 2; ; count += 1) {
    const name = within(` (${count})`);
    if (isFree(name)) return name;
  }
}
