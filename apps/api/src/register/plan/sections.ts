import { randomUUID } from 'node:crypto';
import type { SectionState } from '#database';
import type { PlaceEntry, SectionEntry } from '../entries.ts';
import type { PresentSection, Said } from '../present.ts';
import { freeName, sameThing } from './identity.ts';
import { longest } from '../csv/files.ts';
import { merge, written } from './merge.ts';
import type { FieldChange, Fields, Value } from './merge.ts';
import type { Once } from './once.ts';
import { sectionKey } from './owned.ts';
import type { Planning } from './planning.ts';

/** @returns what the line says of those who teach it, as places */
export function planSection(planning: Planning, entry: SectionEntry, once: Once): PlaceEntry[] {
  const { ledger, problems, options, writes } = planning;
  const { externalId, at, capacity } = entry;
  if (!once.first(`section ${externalId}`, at, entry.idColumn, externalId, 'This id')) return [];
  const refers = refersTo(planning, entry);
  if (!refers) return [];
  const named = planning.named.section.get(sectionKey({ ...refers, name: entry.name }));
  const same = sameThing(planning, 'section', entry, named);
  if (!same) return [];
  const before = planning.sections.get(same.id ?? '');
  const name = nameOf(planning, entry, refers, before);
  const label = planning.labelOf({ ...refers, name });
  if (!before && entry.ended) {
    ledger.note({ what: 'section', action: undefined, externalId, label, fields: [] });
    return [];
  }
  const id = before?.id ?? randomUUID();
  const record = ledger.of('section', id);
  if (record && record.externalId !== externalId && id !== externalId.toLowerCase()) {
    const message = `The register calls this section ${record.externalId}. Correct the id, or the section's name.`;
    problems.add(at, entry.idColumn, 'OTHER_ID', externalId, message);
    return [];
  }
  const wanted: Fields = entry.ended ? {} : { ...refers, name, capacity, state: wantedState(entry, record?.said) };
  const changes = before ? merge({ ...before }, record?.said, wanted, options) : [];
  const ending = entry.ended && before ? endOf(before, record?.said, options.overwrite) : [];
  const fresh = { ...refers, id, name, capacity: capacity ?? null, state: entry.state ?? 'open', version: 0 };
  const after: PresentSection = { ...(before ?? fresh), ...written([...changes, ...ending]) };
  const other = planning.named.section.get(sectionKey(after));
  if (other !== undefined && other !== id) {
    problems.add(
      at,
      null,
      'TAKEN',
      name,
      'This course has a section of that name at that campus in that term already.',
    );
    return [];
  }
  planning.sections.set(id, after);
  planning.named.section.set(sectionKey(after), id);
  const ended = ending.some(({ kept }) => !kept);
  const action = !before ? 'create' : ended ? 'end' : Object.keys(written(changes)).length > 0 ? 'update' : undefined;
  if (action) writes.sections.push({ ...after, version: before?.version });
  if (before && after.state === 'cancelled' && before.state !== 'cancelled') writes.cancelled.push({ id });
  const said = { ...wanted, ...(entry.ended ? { state: 'cancelled' } : {}) };
  ledger.say('section', externalId, id, said);
  ledger.note({
    what: 'section',
    action,
    externalId,
    label,
    fields: [...changes, ...ending],
    nameOf: namesOf(planning),
  });
  return entry.ended ? [] : teachers(planning, entry, id);
}

function refersTo(planning: Planning, { course, term, campus, at, externalId }: SectionEntry) {
  const courseId = planning.references.find(
    'course',
    course,
    at,
    'A new course needs a title on the line of its first section.',
  );
  const termId = planning.references.find('term', term, at, 'Set the term up first, or correct its name.');
  const stays = planning.sections.get(planning.known('section', externalId) ?? '')?.campusId;
  const isWhole = campus !== undefined && planning.wholes.has(campus.value);
  const campusId =
    campus && !isWhole
      ? planning.references.find('campus', campus, at, 'Set the campus up first, or correct its name.')
      : (stays ?? planning.onlyCampus());
  if (campusId === undefined && (campus === undefined || isWhole)) {
    const message = 'There are several campuses, or none: say which.';
    planning.problems.add(at, campus?.column ?? 'campus', 'REQUIRED', campus?.value ?? '', message);
  }
  return courseId && termId && campusId ? { courseId, termId, campusId } : undefined;
}

/** Two classes of a bundle may have one code: the second goes by its title. */
function nameOf(
  planning: Planning,
  { name, otherName, at }: SectionEntry,
  refers: { courseId: string; termId: string; campusId: string },
  before: PresentSection | undefined,
): string {
  const isFree = (one: string) =>
    [undefined, before?.id].includes(planning.named.section.get(sectionKey({ ...refers, name: one })));
  if (planning.options.byName || isFree(name)) return name;
  const own = before?.name ?? (otherName !== undefined && isFree(otherName) ? otherName : undefined);
  const chosen = own ?? freeName(otherName ?? name, isFree, longest.section);
  const message = `Another section goes by "${name}" already: this one goes by "${chosen}".`;
  planning.problems.add(at, null, 'RENAMED', name, message);
  return chosen;
}

/** A section that the register ended and names again is open again. */
const wantedState = ({ state }: SectionEntry, said: Said | undefined): SectionState | undefined =>
  state ?? (said?.['state'] === 'cancelled' ? 'open' : undefined);

function endOf({ state }: PresentSection, said: Said | undefined, overwrite: boolean): FieldChange[] {
  if (state === 'cancelled') return [];
  // It was ended before, and somebody opened it again.
  return [{ field: 'state', before: state, after: 'cancelled', kept: said?.['state'] === 'cancelled' && !overwrite }];
}

function namesOf({ courses, terms, campuses }: Planning) {
  return (field: string, value: Value): string | null => {
    if (field === 'courseId') return courses.get(String(value))?.code ?? null;
    if (field === 'termId') return terms.get(String(value))?.name ?? null;
    if (field === 'campusId') return campuses.get(String(value))?.name ?? null;
    return String(value);
  };
}

/** A list of lecturers is the whole list: whom the register named before and names no more teaches it no more. */
function teachers(planning: Planning, { lecturers, at, idColumn }: SectionEntry, sectionId: string): PlaceEntry[] {
  if (!lecturers) return [];
  const named = lecturers.flatMap((person) => {
    const invited = planning.references.invited(person);
    if (invited) return [{ id: invited.id, person }];
    const id = planning.references.find('person', person, at, 'Import people first, or correct the id.');
    return id === undefined ? [] : [{ id, person }];
  });
  const entry = {
    what: 'enrolment',
    externalId: null,
    idColumn,
    at,
    section: { value: sectionId, column: 'id' },
  } as const;
  const gone = planning.teachingIn(sectionId).filter((id) => !named.some((one) => one.id === id));
  return [
    ...named.map(({ person }) => ({ ...entry, person, ended: false, role: 'lecturer' as const })),
    ...gone.map((id) => ({ ...entry, person: { value: id, column: 'id' }, ended: true, role: 'lecturer' as const })),
  ];
}
