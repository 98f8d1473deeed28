import type { PlaceEntry, PlaceRole } from '../entries.ts';
import { placeId } from '../place-id.ts';
import type { Position } from '../problems.ts';
import type { FieldChange } from './merge.ts';
import type { Once } from './once.ts';
import type { Planning } from './planning.ts';

export const isEnrolled = (role: PlaceRole | null): boolean => role === 'student' || role === 'student_assistant';

/** One person's place in one section: whether there is one, and as whom. */
export function planPlace(planning: Planning, entry: PlaceEntry, once: Once): void {
  const { ledger, problems, options, places } = planning;
  const { at } = entry;
  const sectionId = planning.references.find('section', entry.section, at, 'Import sections first, or correct the id.');
  const invited = planning.references.invited(entry.person);
  if (invited) {
    if (sectionId) waitsForAnswer(planning, entry, sectionId, invited, once);
    return;
  }
  const personId = planning.references.find('person', entry.person, at, 'Import people first, or correct the id.');
  if (!sectionId || !personId) return;
  const id = placeId(sectionId, personId);
  const person = planning.people.get(personId);
  const section = planning.sections.get(sectionId);
  const label = `${person?.name ?? ''}, ${section ? planning.labelOf(section) : ''}`;
  if (!options.byName && once.has(`place ${id}`)) {
    const message = 'This person is in this class by another line already, which counts.';
    problems.add(at, entry.idColumn, 'IGNORED_LINE', entry.externalId ?? '', message);
    return;
  }
  if (!once.first(`place ${id}`, at, entry.person.column, entry.person.value, 'This person in this section')) return;
  const called = entry.externalId === null ? undefined : ledger.called('enrolment', entry.externalId);
  if (called && called.objectId !== id) {
    const message = 'This id was that of another enrolment. End that one, and give this one an id of its own.';
    problems.add(at, entry.idColumn, 'OTHER_ID', entry.externalId ?? '', message);
    return;
  }
  const record = ledger.of('enrolment', id);
  const externalId =
    record?.externalId ??
    entry.externalId ??
    `${planning.nameOf('section', sectionId)}|${planning.nameOf('person', personId)}`;
  const before = places.get(id) ?? null;
  const after = entry.ended ? null : entry.role;
  const fields: FieldChange[] = before === after ? [] : [{ field: 'role', before, after, kept: staysAsIs() }];
  const changed = fields.some(({ kept }) => !kept);
  if (changed) write(planning, { sectionId, personId, before, after, at });
  if (changed || fields.length > 0 || after !== null || record) {
    ledger.say('enrolment', externalId, id, { sectionId, personId, role: after });
  }
  ledger.note({
    ...{ what: 'enrolment', externalId, label, fields },
    action: !changed ? undefined : before === null ? 'create' : after === null ? 'end' : 'update',
  });

  function staysAsIs(): boolean {
    if (options.overwrite) return false;
    if (!record) return before !== null && after !== null;
    return (record.said['role'] ?? null) !== before;
  }
}

/** The place of a person who is invited and is not here yet. Before the invitation it looks like that of a new person. */
function waitsForAnswer(
  planning: Planning,
  { at, person, externalId, role, ended }: PlaceEntry,
  sectionId: string,
  invited: { id: string; told: boolean },
  once: Once,
): void {
  const { ledger, problems, sections } = planning;
  if (
    !once.first(
      `place ${placeId(sectionId, invited.id)}`,
      at,
      person.column,
      person.value,
      'This person in this section',
    )
  ) {
    return;
  }
  const section = sections.get(sectionId);
  if (invited.told) {
    problems.add(
      at,
      person.column,
      'INVITED',
      person.value,
      'This person is asked by mail. Import the file again once they accept.',
    );
  }
  const isNew = !invited.told && !ended;
  ledger.note({
    ...{ what: 'enrolment', externalId: externalId ?? `${section?.name ?? ''}|${person.value}` },
    label: `${person.value}, ${section ? planning.labelOf(section) : ''}`,
    ...{ action: isNew ? 'create' : undefined },
    fields: isNew ? [{ field: 'role', before: null, after: role, kept: false }] : [],
  });
}

interface Step {
  sectionId: string;
  personId: string;
  before: PlaceRole | null;
  after: PlaceRole | null;
  at: Position;
}

/** Students' assistants are "assistant" among the enrolled, teaching assistants among those who teach. */
const roleIn = (role: PlaceRole): string => (role === 'student_assistant' ? 'assistant' : role);

function write(planning: Planning, { sectionId, personId, before, after, at }: Step): void {
  const { writes, places } = planning;
  const sameTable = before !== null && after !== null && isEnrolled(before) === isEnrolled(after);
  if (before !== null && !sameTable) {
    (isEnrolled(before) ? writes.unenrolled : writes.notTeaching).push({ sectionId, personId });
  }
  if (after !== null) {
    (isEnrolled(after) ? writes.enrolled : writes.teaching).push({ sectionId, personId, role: roleIn(after) });
    places.set(placeId(sectionId, personId), after);
  } else places.delete(placeId(sectionId, personId));
  // Students who help take no seat.
  const change = Number(after === 'student') - Number(before === 'student');
  if (change !== 0) planning.seats.change(sectionId, change, at);
}
