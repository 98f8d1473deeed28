import { languages, membershipRoles, sectionStates } from '#database';
import type { MembershipRole, SectionState } from '#database';
import { CellReader } from '../cell-reader.ts';
import { noEntries, placeRoles } from '../entries.ts';
import type { Entries, PlaceRole, Reference } from '../entries.ts';
import { shownName } from '../names.ts';
import type { Problems } from '../problems.ts';
import { headings, keyOf, oneOf } from './headings.ts';
import { readTable } from './table.ts';

/** Characters at most, as everywhere in the app. */
export const longest = { name: 120, title: 160, code: 20, section: 40, place: 80 };
export const mostSeats = 10_000;

/** Words of files -> values; each value is also a word for itself. */
export function words<T extends string>(values: readonly T[], more: Partial<Record<T, string[]>>): Map<string, T> {
  return new Map(
    values.flatMap((value) => [value, ...(more[value] ?? [])].map((word) => [keyOf(word), value] as const)),
  );
}

const roles = words<MembershipRole>(membershipRoles, {
  student: ['étudiant', 'étudiante', 'students', 'apprenant', 'apprenante'],
  lecturer: [
    'enseignant',
    'enseignante',
    'teacher',
    'professeur',
    'professeure',
    'chargé de cours',
    'assistant',
    'staff',
  ],
  admin: ['administrateur', 'administratrice', 'administrator', 'administration'],
});
const languageWords = words(languages, {
  fr: ['français', 'french', 'fr-FR', 'fr-BE'],
  en: ['anglais', 'english', 'en-GB', 'en-US'],
});
const personStatus = words(['active', 'ended'], {
  active: ['actif', 'active', 'inscrit', 'inscrite', 'oui', 'yes'],
  ended: [
    'inactif',
    'inactive',
    'terminé',
    'terminée',
    'parti',
    'partie',
    'radié',
    'radiée',
    'supprimé',
    'supprimée',
    'deleted',
    'tobedeleted',
    'left',
  ],
});
const sectionStatus = words<SectionState | 'active' | 'ended'>([...sectionStates, 'active', 'ended'], {
  draft: ['brouillon'],
  open: ['ouvert', 'ouverte'],
  running: ['en cours'],
  finished: ['terminé', 'terminée', 'fini', 'finie', 'clos', 'close'],
  cancelled: ['annulé', 'annulée', 'canceled'],
  active: ['actif', 'active'],
  ended: ['supprimé', 'supprimée', 'deleted', 'tobedeleted'],
});
export const placeRoleWords = words<PlaceRole>(placeRoles, {
  student: ['étudiant', 'étudiante'],
  student_assistant: ['étudiant assistant', 'étudiante assistante', 'moniteur', 'monitrice'],
  lecturer: ['enseignant', 'enseignante', 'teacher', 'professeur', 'professeure'],
  assistant: ['assistante', 'teaching assistant'],
});

type Read = (cells: CellReader, entries: Entries) => void;

const person: Read = (cells, entries) => {
  const externalId = cells.id('id');
  const email = cells.email('email');
  const name = cells.personName('name');
  const postnom = cells.personName('postnom');
  const middles = [cells.personName('middle'), postnom].filter((part) => part !== undefined);
  const parts = {
    given: cells.personName('first'),
    middle: middles.length > 0 ? middles.join(' ') : undefined,
    family: cells.personName('last'),
  };
  const middleLast = postnom !== undefined;
  const shown = name ?? shownName(parts, middleLast);
  if (shown === '' && cells.fine) cells.problem('name', 'REQUIRED', 'A name is needed: one word is enough.');
  if ([...shown].length > longest.name) {
    cells.problem('last', 'TOO_LONG', `The name has more than ${longest.name} characters.`, shown);
  }
  const listed = cells.choices('role', roles);
  const cohorts = cells.names('cohort', longest.place);
  const language = cells.choice('language', languageWords);
  const zone = cells.zone('zone');
  const ended = cells.choice('status', personStatus) === 'ended';
  if (!cells.fine) return;
  entries.people.push({
    ...{
      what: 'person',
      externalId,
      idColumn: cells.column('id'),
      at: cells.row.at,
      ended,
      name,
      parts,
      middleLast,
      email,
      emailColumn: cells.column('email'),
      language,
      zone,
    },
    // A register is mostly of students.
    roles: listed.length > 0 ? listed : ['student'],
    cohorts: cohorts.length > 0 ? cohorts : undefined,
  });
};

const section: Read = (cells, entries) => {
  const externalId = cells.id('id');
  const code = cells.required('course', longest.code);
  const title = cells.text('title', longest.title);
  const term = cells.required('term', longest.place);
  const campus = cells.text('campus', longest.place);
  const name = cells.required('name', longest.section);
  const capacity = cells.whole('capacity', 1, mostSeats);
  const lecturers = cells.list('lecturers').map((value): Reference => ({ value, column: cells.column('lecturers') }));
  const status = cells.choice('status', sectionStatus);
  if (!cells.fine) return;
  const { at } = cells.row;
  const course = { value: code, column: cells.column('course') };
  entries.courses.push({
    ...{
      what: 'course',
      externalId: null,
      idColumn: cells.column('course'),
      at,
      ended: false,
      code,
      title,
      titleColumn: cells.column('title'),
    },
    department: undefined,
  });
  entries.sections.push({
    ...{
      what: 'section',
      externalId,
      idColumn: cells.column('id'),
      at,
      ended: status === 'ended',
      course,
      name,
      capacity,
    },
    term: { value: term, column: cells.column('term') },
    campus: campus === undefined ? undefined : { value: campus, column: cells.column('campus') },
    state: status === 'ended' || status === 'active' ? undefined : status,
    lecturers: lecturers.length > 0 ? lecturers : undefined,
  });
};

const place: Read = (cells, entries) => {
  const column = cells.raw('person') === undefined && cells.raw('email') !== undefined ? 'email' : 'person';
  const sectionId = cells.required('section', longest.name);
  const personId = cells.required(column, 254);
  const role = cells.choice('role', placeRoleWords) ?? 'student';
  const ended = cells.choice('status', personStatus) === 'ended';
  if (!cells.fine) return;
  entries.places.push({
    ...{ what: 'enrolment', externalId: null, idColumn: cells.column('section'), at: cells.row.at, ended, role },
    section: { value: sectionId, column: cells.column('section') },
    person: { value: personId, column: cells.column(column) },
  });
};

const readers = { people: person, sections: section, enrolments: place };

/**
 * @param text of a CSV file
 * @throws {FileError} when it cannot be read at all; faults of single lines go to `problems`
 */
export async function readCsv(
  kind: keyof typeof readers,
  text: string,
  problems: Problems,
  signal?: AbortSignal,
): Promise<Entries> {
  const entries = noEntries(true);
  const reading = { headings: headings[kind], oneOf: oneOf[kind], problems, file: null, spreadsheet: true, signal };
  entries.lines = await readTable(text, reading, (row, columns) => {
    readers[kind](new CellReader(row, columns, problems), entries);
  });
  return entries;
}
