import { randomUUID } from 'node:crypto';
import type { CourseEntry } from '../entries.ts';
import type { PresentCourse } from '../present.ts';
import { longest } from '../csv/files.ts';
import { ownName, sameThing } from './identity.ts';
import { merge, written } from './merge.ts';
import type { Fields } from './merge.ts';
import type { Once } from './once.ts';
import { nameKey } from './owned.ts';
import type { Planning } from './planning.ts';
import { labelled, settle, taken } from './settle.ts';

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

/** A file of ours names a course by its code. An id of a register stands for one course, even if several courses share the code. */
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

/** A course of a campus or of the whole institution has no department. @returns undefined when it is not known */
function departmentOf(planning: Planning, { department, at }: CourseEntry): { departmentId?: string } | undefined {
  if (department === undefined || planning.wholes.has(department.value)) return {};
  if (planning.known('department', department.value) === undefined && planning.known('campus', department.value))
    return {};
  // An org of a kind that is not one of here: the course is the institution's.
  if (planning.passedOver.has(`org ${department.value}`)) return {};
  const departmentId = planning.references.find('department', department, at, 'It must stand in orgs.csv.');
  return departmentId === undefined ? undefined : { departmentId };
}

/** A course that the register ends is archived; its sections stay. */
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
