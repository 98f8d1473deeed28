import { randomUUID } from 'node:crypto';
import type { OrgEntry } from '../entries.ts';
import { longest } from '../csv/files.ts';
import { ownName, sameThing } from './identity.ts';
import { merge, written } from './merge.ts';
import type { Once } from './once.ts';
import { nameKey } from './owned.ts';
import type { Planning } from './planning.ts';
import { labelled, settle, taken } from './settle.ts';

/** Campuses and departments; a school that is called like the institution, and everything above schools, is the institution. */
export function planOrg(planning: Planning, entry: OrgEntry, once: Once): void {
  const { ledger, problems, present } = planning;
  if (!once.first(`org ${entry.externalId}`, entry.at, entry.idColumn, entry.externalId, 'This id')) return;
  const isWhole = entry.type === 'institution' || nameKey(entry.name) === nameKey(present.institution.name);
  if (isWhole) {
    planning.wholes.add(entry.externalId);
    if (!ledger.of('org', present.institution.id)) {
      ledger.say('org', entry.externalId, present.institution.id, { type: 'institution' });
    }
    ledger.note({ ...labelled(entry, entry.name), action: undefined, fields: [] });
    return;
  }
  if (entry.ended) {
    problems.add(
      entry.at,
      'status',
      'NOT_REMOVED',
      entry.externalId,
      'Campuses and departments are removed in the app.',
    );
    return;
  }
  if (entry.type === 'campus') planCampus(planning, entry);
  else planDepartment(planning, entry);
}

function planCampus(planning: Planning, entry: OrgEntry): void {
  const { ledger, problems, options, writes } = planning;
  const same = sameThing(planning, 'campus', entry, planning.named.campus.get(nameKey(entry.name)));
  if (!same) return;
  const before = planning.campuses.get(same.id ?? '');
  const id = before?.id ?? randomUUID();
  const name = ownName(planning, 'campus', { ...entry, id, present: before?.name, longest: longest.place }, entry.name);
  const wanted = { name, zone: entry.zone };
  const changes = merge({ ...before }, ledger.of('org', id)?.said, wanted, options);
  const zone = entry.zone ?? [...planning.campuses.values()][0]?.zone;
  if (zone === undefined) {
    const message =
      'The time zone of this campus is nowhere said: set a campus up first, or write it into this column.';
    problems.add(entry.at, 'metadata.ikiraro.zone', 'REQUIRED', '', message);
    return;
  }
  const after = { id, name, zone, version: 0, ...before, ...written(changes) };
  if (taken(planning, 'campus', after.name, id, entry)) return;
  planning.campuses.set(id, after);
  planning.named.campus.set(nameKey(after.name), id);
  settle(planning, entry, id, wanted, before, changes, () =>
    writes.campuses.push({ ...after, version: before?.version }),
  );
}

function planDepartment(planning: Planning, entry: OrgEntry): void {
  const { ledger, options, writes } = planning;
  const cut = entry.code ?? [...entry.externalId].slice(0, longest.code).join('');
  // What was cut from an id is nobody's code.
  const isWhole = entry.code !== undefined || cut === entry.externalId;
  const same = sameThing(
    planning,
    'department',
    entry,
    isWhole ? planning.named.department.get(nameKey(cut)) : undefined,
  );
  if (!same) return;
  const before = planning.departments.get(same.id ?? '');
  const id = before?.id ?? randomUUID();
  const about = { ...entry, id, present: before?.code, longest: longest.code };
  const code = entry.code === undefined && before ? before.code : ownName(planning, 'department', about, cut);
  const wanted = { name: entry.name, code: entry.code === undefined ? undefined : code };
  const changes = merge({ ...before }, ledger.of('org', id)?.said, wanted, options);
  const after = { id, code, name: entry.name, version: 0, ...before, ...written(changes) };
  if (taken(planning, 'department', after.code, id, entry)) return;
  planning.departments.set(id, after);
  planning.named.department.set(nameKey(after.code), id);
  settle(planning, entry, id, wanted, before, changes, () =>
    writes.departments.push({ ...after, version: before?.version }),
  );
}
