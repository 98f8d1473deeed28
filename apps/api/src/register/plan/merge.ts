import type { Said } from '../present.ts';

export type Value = string | number | boolean | null;
export type Fields = Readonly<Record<string, Value | undefined>>;

export interface FieldChange {
  field: string;
  before: Value;
  after: Value;
  /** Stays as it is. */
  kept: boolean;
}

interface MergeOptions {
  /** Whether what people changed by hand gives way. */
  overwrite: boolean;
  /** Fields that the register may never write. */
  untouchable?: readonly string[];
}

/**
 * Three-way: what differs from what the register said last was changed by hand and stays. Where it never said anything, a value
 * was typed by somebody and stays too; only an empty field is filled in.
 *
 * @param said by the register last time; undefined: it never named this object
 * @param wanted what it says now; what is undefined it does not say
 */
export function merge(present: Fields, said: Said | undefined, wanted: Fields, options: MergeOptions): FieldChange[] {
  const changes: FieldChange[] = [];
  for (const [field, after] of Object.entries(wanted)) {
    const before = present[field] ?? null;
    if (after === undefined || after === before) continue;
    const last = said?.[field];
    const byHand = last === undefined ? before !== null : last !== before;
    const kept = options.untouchable?.includes(field) === true || (byHand && !options.overwrite);
    changes.push({ field, before, after, kept });
  }
  return changes;
}

export interface SetChange<T> {
  add: T[];
  remove: T[];
  /** How many fields keep another value than the register says. */
  kept: number;
}

/** The same for a set: an item that somebody added by hand stays and blocks nothing; an item that somebody removed stays removed. */
export function mergeSet<T>(
  present: readonly T[],
  said: readonly T[],
  wanted: readonly T[],
  overwrite: boolean,
): SetChange<T> {
  const missing = wanted.filter((one) => !present.includes(one));
  const add = missing.filter((one) => overwrite || !said.includes(one));
  const remove = present.filter((one) => said.includes(one) && !wanted.includes(one));
  return { add, remove, kept: missing.length - add.length };
}

/** What remains in the end. */
export const applied = <T>(present: readonly T[], { add, remove }: SetChange<T>): T[] =>
  [...present.filter((one) => !remove.includes(one)), ...add].sort();

/** The fields that really get another value. */
export const written = (changes: readonly FieldChange[]): Record<string, Value> =>
  Object.fromEntries(changes.filter(({ kept }) => !kept).map(({ field, after }) => [field, after]));

/** A changed set as changes of a field. */
export function setChanges(
  field: string,
  before: readonly string[],
  after: readonly string[],
  wanted: readonly string[],
  change: SetChange<string>,
): FieldChange[] {
  const text = (list: readonly string[]) => [...list].sort().join(', ') || null;
  return [
    ...(change.add.length + change.remove.length > 0
      ? [{ field, before: text(before), after: text(after), kept: false }]
      : []),
    ...(change.kept > 0 ? [{ field, before: text(before), after: text(wanted), kept: true }] : []),
  ];
}
