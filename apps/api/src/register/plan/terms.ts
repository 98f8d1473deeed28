import { randomUUID } from 'node:crypto';
import type { TermEntry } from '../entries.ts';
import { longest } from '../csv/files.ts';
import { ownName, sameThing } from './identity.ts';
import { merge, written } from './merge.ts';
import type { Once } from './once.ts';
import { nameKey } from './owned.ts';
import type { Planning } from './planning.ts';
import { settle, taken } from './settle.ts';

export function planTerm(planning: Planning, entry: TermEntry, once: Once): void {
  const { ledger, problems, options, writes } = planning;
  if (!once.first(`term ${entry.externalId}`, entry.at, entry.idColumn, entry.externalId, 'This id')) return;
  if (entry.ended) {
    problems.add(entry.at, 'status', 'NOT_REMOVED', entry.externalId, 'Terms are removed in the app.');
    return;
  }
  const { startsOn, endsOn } = entry;
  const namesake = planning.terms.get(planning.named.term.get(nameKey(entry.name)) ?? '');
  // Every year has a "Semester 1": a term at another time is another term.
  const meets = namesake !== undefined && namesake.startsOn <= endsOn && startsOn <= namesake.endsOn;
  const same = sameThing(planning, 'term', entry, meets ? namesake.id : undefined);
  if (!same) return;
  const before = planning.terms.get(same.id ?? '');
  const id = before?.id ?? randomUUID();
  const years = [...new Set([startsOn.slice(0, 4), endsOn.slice(0, 4)])].join('-');
  const about = { ...entry, id, present: before?.name, longest: longest.place, more: years };
  const name = ownName(planning, 'term', about, entry.name);
  const wanted = { name, startsOn, endsOn };
  const changes = merge({ ...before }, ledger.of('term', id)?.said, wanted, options);
  const after = { id, ...wanted, version: 0, ...before, ...written(changes) };
  if (after.startsOn > after.endsOn) {
    problems.add(entry.at, 'endDate', 'NOT_IN_ORDER', endsOn, 'The term would end before it begins.');
    return;
  }
  if (taken(planning, 'term', after.name, id, entry)) return;
  planning.terms.set(id, after);
  planning.named.term.set(nameKey(after.name), id);
  settle(planning, entry, id, wanted, before, changes, () => writes.terms.push({ ...after, version: before?.version }));
}
