import type { Readable } from 'node:stream';
import type { DataSource } from 'typeorm';
import type { Language, MembershipRole, SectionState } from '#database';
import { csvStream } from '../../csv/csv-file.ts';
import { headings } from '../csv/headings.ts';
import type { Heading } from '../csv/headings.ts';
import type { PlaceRole } from '../entries.ts';
import { sql } from './export.repository.ts';

type Word = MembershipRole | PlaceRole | SectionState;

/** What English says with our own words. */
const french: Readonly<Record<Word, string>> = {
  student: 'étudiant',
  student_assistant: 'étudiant assistant',
  lecturer: 'enseignant',
  assistant: 'assistant',
  admin: 'administrateur',
  draft: 'brouillon',
  open: 'ouverte',
  running: 'en cours',
  finished: 'terminée',
  cancelled: 'annulée',
};

/** Ids with a comma need a sign that this is a list of one. */
const list = (items: readonly string[]): string =>
  items.length === 1 && /[,;]/.test(items[0] ?? '') ? `${items[0] ?? ''}|` : items.join('|');

type Cells = Readonly<Record<string, string>>;

const files = {
  people: {
    columns: ['id', 'email', 'name', 'first', 'last', 'postnom', 'role', 'language', 'zone', 'cohort'],
    async rows(dataSource, institutionId, word) {
      const rows = await sql.people.rows(dataSource, { institutionId, strictIds: false });
      return rows.map(({ id, email, name, givenName, middleName, familyName, language, zone, roles, cohorts }) => ({
        ...{ first: givenName ?? '', last: familyName ?? '', postnom: middleName ?? '' },
        ...{ id, email, name, language, zone, role: roles.map(word).join('|'), cohort: cohorts.join('|') },
      }));
    },
  },
  sections: {
    columns: ['id', 'course', 'title', 'term', 'campus', 'name', 'capacity', 'lecturers', 'status'],
    async rows(dataSource, institutionId, word) {
      const rows = await sql.sections.rows(dataSource, { institutionId, strictIds: false });
      return rows.map(({ id, course, title, term, campus, name, capacity, lecturers, state }) => ({
        ...{ id, course, title, term, campus, name, capacity: capacity === null ? '' : String(capacity) },
        ...{ lecturers: list(lecturers), status: word(state) },
      }));
    },
  },
  enrolments: {
    columns: ['section', 'person', 'role'],
    async rows(dataSource, institutionId, word) {
      const rows = await sql.places.rows(dataSource, { institutionId, strictIds: false });
      // Those who teach stand in the file of sections.
      return rows
        .filter(({ role }) => role !== 'lecturer')
        .map(({ section, person, role }) => ({ section, person, role: word(role) }));
    },
  },
} satisfies Record<
  string,
  {
    columns: string[];
    rows: (dataSource: DataSource, institutionId: string, word: (code: Word) => string) => Promise<Cells[]>;
  }
>;
export type CsvFile = keyof typeof files;
export const isCsvFile = (name: string): name is CsvFile => Object.hasOwn(files, name);

/** A CSV file that a spreadsheet in the reader's language opens by a double click, and that can be imported again. Headings are in that language. */
export async function csvOf(
  file: CsvFile,
  dataSource: DataSource,
  institutionId: string,
  language: Language,
): Promise<Readable> {
  const { columns, rows } = files[file];
  const word = (code: Word) => (language === 'fr' ? french[code] : code);
  const all: Cells[] = await rows(dataSource, institutionId, word);
  const known: readonly Heading[] = headings[file];
  const titles = columns.map((name) => known.find((heading) => heading.name === name)?.written[language] ?? name);
  return csvStream([titles, ...all.map((row) => columns.map((name) => row[name] ?? ''))], language);
}
