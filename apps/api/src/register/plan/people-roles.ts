import { membershipRoles } from '#database';
import type { MembershipRole } from '#database';
import type { PersonEntry } from '../entries.ts';
import type { PresentPerson, Said } from '../present.ts';
import { mergeSet } from './merge.ts';
import type { SetChange } from './merge.ts';
import type { Planning } from './planning.ts';

/** A list of words that the register said last. */
export const texts = (said: Said | undefined, field: string): string[] => {
  const list = said?.[field];
  return Array.isArray(list) ? list.map(String) : [];
};

/** Which roles here are given and ended by a line. */
export function rolesOf(planning: Planning, entry: PersonEntry, person: PresentPerson, said: Said | undefined) {
  const { overwrite } = planning.options;
  const given = membershipRoles.filter((role) => texts(said, 'roles').includes(role));
  if (entry.keepsRoles && !entry.ended) return { add: [], remove: [], kept: 0 };
  if (!entry.ended) return ownKept(planning, entry, person, mergeSet(person.roles, given, entry.roles, overwrite));
  // An end takes the roles that the register gave. For a person whom it never named, it takes the roles named now.
  const ends = said === undefined || overwrite ? [...given, ...entry.roles] : given;
  const remove = person.roles.filter((role) => ends.includes(role));
  return ownKept(planning, entry, person, { add: [], remove, kept: 0 });
}

/** Administrators cannot end their own admin role by an import: somebody must be left to correct it. */
function ownKept(
  planning: Planning,
  { at, externalId }: PersonEntry,
  { id }: PresentPerson,
  change: SetChange<MembershipRole>,
) {
  if (id !== planning.options.actorId || !change.remove.includes('admin')) return change;
  planning.problems.add(at, 'role', 'OWN_ROLE', externalId, 'Your own role as admin stays.');
  return { ...change, remove: change.remove.filter((role) => role !== 'admin') };
}
