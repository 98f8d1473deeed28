import type { EntityManager } from 'typeorm';
import { statements } from '#database';

/** Rows of one statement: enough to make the way to the database count for nothing. */
const atOnce = 2_000;

/** Columns that the demo gives, by the table; the others get their defaults. */
const columns = {
  campus: ['id', 'institution_id', 'name', 'zone', 'country', 'link_kbps', 'link_note'],
  room: ['id', 'campus_id', 'name', 'seats'],
  department: ['id', 'institution_id', 'code', 'name'],
  person: ['id', 'email', 'name', 'zone', 'language', 'languages', 'country'],
  membership: ['person_id', 'institution_id', 'role'],
  cohort: ['id', 'institution_id', 'department_id', 'campus_id', 'name'],
  cohort_member: ['cohort_id', 'person_id'],
  course: [
    ...['id', 'institution_id', 'department_id', 'code', 'title', 'language', 'description', 'outcomes', 'credits'],
    'level',
  ],
  course_translation: ['course_id', 'language', 'title'],
  course_prerequisite: ['course_id', 'prerequisite_id'],
  section: ['id', 'course_id', 'term_id', 'campus_id', 'name', 'state', 'capacity', 'self_enrolment'],
  section_lecturer: ['section_id', 'person_id'],
  section_cohort: ['section_id', 'cohort_id'],
  enrolment: ['section_id', 'person_id', 'via', 'cohort_id'],
  waiting_place: ['section_id', 'person_id', 'since'],
  session_series: ['id', 'section_id', 'rule', 'local_start', 'minutes', 'zone'],
  session: [
    ...['id', 'section_id', 'topic', 'starts_at', 'ends_at', 'zone', 'local_start', 'series_id', 'series_date'],
    'room_id',
  ],
  class: ['id', 'session_id', 'last_seq', 'opened_at', 'ended_at'],
  class_event: ['class_id', 'seq', 'at', 'by', 'type', 'body'],
} as const;

type Table = keyof typeof columns;
type Row<T extends Table> = Readonly<Record<(typeof columns)[T][number], unknown>>;

const into = (table: Table): { text: string; params: { readonly rows: 'jsonb' } } => {
  const names = columns[table].join(', ');
  return {
    text: `INSERT INTO ${table} (${names})
         SELECT ${names} FROM jsonb_populate_recordset(NULL::${table}, $1) ON CONFLICT DO NOTHING`,
    params: { rows: 'jsonb' },
  };
};

export const sql = statements({
  campus: into('campus'),
  room: into('room'),
  department: into('department'),
  person: into('person'),
  membership: into('membership'),
  cohort: into('cohort'),
  cohort_member: into('cohort_member'),
  course: into('course'),
  course_translation: into('course_translation'),
  course_prerequisite: into('course_prerequisite'),
  section: into('section'),
  section_lecturer: into('section_lecturer'),
  section_cohort: into('section_cohort'),
  enrolment: into('enrolment'),
  waiting_place: into('waiting_place'),
  session_series: into('session_series'),
  session: into('session'),
  class: into('class'),
  class_event: into('class_event'),
});

/** Adds many rows of one table at a time; those that are there already stay as they are. */
export class Rows {
  constructor(private readonly manager: EntityManager) {}

  async add<T extends Table>(table: T, rows: readonly Row<T>[]): Promise<void> {
    const adding: (typeof sql)[Table] = sql[table];
    for (let from = 0; from < rows.length; from += atOnce) {
      await adding.rows(this.manager, { rows: JSON.stringify(rows.slice(from, from + atOnce)) });
    }
  }
}
