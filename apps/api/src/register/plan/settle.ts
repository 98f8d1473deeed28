import type { CourseEntry, OrgEntry, TermEntry } from '../entries.ts';
import { written } from './merge.ts';
import type { Fields, merge } from './merge.ts';
import { nameKey } from './owned.ts';
import type { Planning } from './planning.ts';

type Structure = 'org' | 'term' | 'course';
export const labelled = <T extends { what: Structure; externalId: string }>(
  { what, externalId }: T,
  label: string,
) => ({
  what,
  externalId,
  label,
});

/** The common end of all plans: the change is counted, written and recorded. */
export function settle(
  planning: Planning,
  entry: { what: Structure; externalId: string } & ({ name: string } | { code: string }),
  id: string,
  wanted: Fields,
  before: object | undefined,
  changes: ReturnType<typeof merge>,
  write: () => void,
): void {
  const changed = Object.keys(written(changes)).length > 0;
  const action = before === undefined ? 'create' : changed ? 'update' : undefined;
  if (action) write();
  planning.ledger.say(entry.what, entry.externalId, id, wanted);
  const nameOf = (field: string, value: unknown) =>
    field === 'departmentId' ? (planning.departments.get(String(value))?.name ?? null) : String(value);
  const label = 'name' in entry ? entry.name : entry.code;
  planning.ledger.note({ ...labelled(entry, label), action, fields: changes, nameOf });
}

/** Whether another thing has that name already; a problem is added then. */
export function taken(
  planning: Planning,
  kind: 'campus' | 'department' | 'term' | 'course',
  name: string,
  id: string,
  entry: OrgEntry | TermEntry | CourseEntry,
): boolean {
  const other = planning.named[kind].get(nameKey(name));
  if (other === undefined || other === id) return false;
  planning.problems.add(entry.at, null, 'TAKEN', name, `Another ${kind} is called "${name}" already.`);
  return true;
}
