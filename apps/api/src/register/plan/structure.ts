import { randomUUID } from 'node:crypto';
import type { CourseEntry, OrgEntry, TermEntry } from '../entries.ts';
import type { PresentCourse } from '../present.ts';
import { ownName, sameThing } from './identity.ts';
import { merge, written } from './merge.ts';
import type { Fields } from './merge.ts';
import { longest } from '../csv/files.ts';
import { nameKey } from './planning.ts';
import type { Once, Planning } from './planning.ts';

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

export function planTerm(planning: Planning, entry: TermEntry, once: Once): void {
  const { ledger, problems, options, writes } = planning;
  if (!once.first(`term ${entry.externalId}`, entry.at, entry.idColumn, entry.externalId, 'This id')) return;
  if (entry.ended) {
    problems.add(entry.at, 'status', 'NOT_REMOVED', entry.externalId, 'Terms are removed in the app.');
    return;
  }
  const { startsOn, endsOn } = entry;
  const namesake = planning.terms.get(planning.named.term.get(nameKey(entry.name)) ?? '');
  // Every year has a "Semester 1": one at another time is another one.
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

/** In a CSV file a course is named by its code on the lines of its sections; the first line that gives a title counts. */
export function planCourse(planning: Planning, entry: CourseEntry, once: Once, titles: Map<string, string>): void {
  const { ledger, problems, options, writes } = planning;
  const { externalId, code, title } = entry;
  if (externalId === null) {
    const said = titles.get(nameKey(code));
    if (said !== undefined && title !== undefined && said !== title) {
      problems.add(
        entry.at,
        entry.titleColumn,
        'DIFFERS',
        title,
        `Another line calls this course "${said}"; that counts.`,
      );
    }
    if (said !== undefined || (title === undefined && planning.named.course.has(nameKey(code)))) return;
    if (title !== undefined) titles.set(nameKey(code), title);
  } else if (!once.first(`course ${externalId}`, entry.at, entry.idColumn, externalId, 'This id')) return;
  const same = sameCourse(planning, entry);
  if (!same) return;
  const before = planning.courses.get(same.id ?? '');
  const id = before?.id ?? randomUUID();
  const record = ledger.of('course', id);
  if (entry.ended) {
    endCourse(planning, entry, before);
    return;
  }
  const department = departmentOf(planning, entry);
  if (!department) return;
  const { departmentId } = department;
  if (before === undefined && title === undefined) {
    problems.add(entry.at, entry.titleColumn, 'REQUIRED', '', `${code} is a new course: it needs a title.`);
    return;
  }
  const about = { ...entry, externalId: externalId ?? code, id, present: before?.code, longest: longest.code };
  const ownCode = externalId === null ? code : ownName(planning, 'course', about, code);
  const archived = record?.said['archived'] === true ? false : undefined;
  const wanted: Fields = { code: entry.madeUp && before ? undefined : ownCode, title, departmentId, archived };
  const changes = merge({ ...before, archived: before?.archivedAt != null }, record?.said, wanted, options);
  const base = {
    id,
    code: ownCode,
    title: title ?? code,
    departmentId: departmentId ?? null,
    archivedAt: null,
    version: 0,
  };
  const { archived: isArchived, ...others } = written(changes);
  const after: PresentCourse = { ...base, ...before, ...others, ...(isArchived === false ? { archivedAt: null } : {}) };
  if (taken(planning, 'course', after.code, id, entry)) return;
  planning.courses.set(id, after);
  planning.named.course.set(nameKey(after.code), id);
  const said = { ...entry, externalId: externalId ?? code };
  settle(planning, said, id, wanted, before, changes, () =>
    writes.courses.push({ ...after, version: before?.version }),
  );
}

/** A file of ours names a course by its code; an id of a register stands for one course, whatever code it shares with others. */
function sameCourse(planning: Planning, entry: CourseEntry): { id: string | undefined } | undefined {
  const { externalId, code, madeUp } = entry;
  const coded = madeUp ? undefined : planning.named.course.get(nameKey(code));
  if (externalId === null) return { id: coded ?? planning.known('course', code) };
  // A file of ours named it by its code, for want of an id.
  if (coded !== undefined && planning.ledger.of('course', coded)?.externalId === planning.courses.get(coded)?.code) {
    planning.alias.set(`course ${externalId}`, coded);
  }
  return sameThing(planning, 'course', { ...entry, externalId }, coded);
}

/** A course of a campus or of the whole institution is of no department. @returns undefined when it cannot be said */
function departmentOf(planning: Planning, { department, at }: CourseEntry): { departmentId?: string } | undefined {
  if (department === undefined || planning.wholes.has(department.value)) return {};
  if (planning.known('department', department.value) === undefined && planning.known('campus', department.value))
    return {};
  // An org of a kind that is not one of here: the course is the institution's.
  if (planning.passedOver.has(`org ${department.value}`)) return {};
  const departmentId = planning.find('department', department, at, 'It must stand in orgs.csv.');
  return departmentId === undefined ? undefined : { departmentId };
}

/** What the register has no more is offered no more; its sections stay. */
function endCourse(planning: Planning, entry: CourseEntry, before: PresentCourse | undefined): void {
  const { ledger, options, writes } = planning;
  const externalId = entry.externalId ?? entry.code;
  if (!before) {
    ledger.note({ ...labelled({ ...entry, externalId }, entry.code), action: undefined, fields: [] });
    return;
  }
  const reopened = ledger.of('course', before.id)?.said['archived'] === true;
  const kept = reopened && !options.overwrite;
  const fields = before.archivedAt !== null ? [] : [{ field: 'archived', before: false, after: true, kept }];
  const ends = fields.length > 0 && !kept;
  if (ends) {
    const after = { ...before, archivedAt: new Date().toISOString() };
    writes.courses.push(after);
    planning.courses.set(before.id, after);
  }
  ledger.say('course', externalId, before.id, { archived: true });
  ledger.note({ ...labelled({ ...entry, externalId }, before.code), action: ends ? 'end' : undefined, fields });
}

type Structure = 'org' | 'term' | 'course';
const labelled = <T extends { what: Structure; externalId: string }>({ what, externalId }: T, label: string) => ({
  what,
  externalId,
  label,
});

/** What all of them have in common: counted, written, remembered. */
function settle(
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

/** Whether another thing has that name already, which is then said. */
function taken(
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
