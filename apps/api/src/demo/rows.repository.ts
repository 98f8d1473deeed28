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
  competences: ['person_id', 'version'],
  person_language: ['person_id', 'language', 'level', 'place'],
  person_field: ['person_id', 'field_code', 'place'],
  person_skill: ['person_id', 'key', 'skill_id', 'place'],
  expert: [
    ...['person_id', 'state', 'headline', 'about', 'origin_country', 'residence_country', 'sector_code', 'degrees'],
    ...['practice', 'offers', 'modes', 'weeks_free', 'hours_per_week', 'gender', 'legal_status', 'may_return'],
    ...['referees', 'shows', 'state_since', 'version', 'created_at', 'updated_at'],
  ],
  expert_transition: [
    ...['id', 'expert_id', 'actor_id', 'actor_role', 'action', 'from_state', 'to_state', 'reason', 'checks'],
    'created_at',
  ],
  expert_confirmation: ['expert_id', 'confirmed_at', 'asked', 'asked_at'],
  expert_document: ['id', 'expert_id', 'kind', 'name', 'type', 'bytes', 'content', 'created_at'],
  mentor_offer: [
    'person_id',
    'about',
    'audiences',
    'capacity',
    'paused_at',
    'paused_because',
    'version',
    'created_at',
    'updated_at',
  ],
  mentoring_request: [
    ...['id', 'mentor_id', 'mentee_id', 'message', 'goals', 'expectation', 'keeps_others', 'state', 'mentor_words'],
    ...['mentee_words', 'expires_at', 'created_at', 'answered_at'],
  ],
  session_owner: ['id', 'kind', 'created_at'],
  session_owner_participant: ['owner_id', 'person_id', 'role', 'created_at'],
  owned_session: [
    ...['id', 'owner_id', 'topic', 'starts_at', 'ends_at', 'zone', 'local_start', 'sequence', 'version'],
    ...['created_at', 'updated_at'],
  ],
  mentorship: [
    ...['id', 'request_id', 'mentor_id', 'mentee_id', 'owner_id', 'state', 'weeks', 'rhythm', 'confidential'],
    ...['agreement_version', 'mentor_signed_at', 'mentee_signed_at', 'starts_on', 'ends_on', 'created_at', 'ended_at'],
    ...['end_reason', 'end_words', 'ended_by'],
  ],
  mentorship_goal: ['id', 'mentorship_id', 'place', 'title', 'done_at', 'done_by', 'evidence'],
  mentorship_step: ['id', 'goal_id', 'place', 'title', 'done_at', 'done_by', 'evidence'],
  mentorship_feedback: [
    ...['id', 'mentorship_id', 'from_id', 'kind', 'rating', 'results', 'words_to_other', 'words_to_lead', 'created_at'],
  ],
  mentorship_feedback_asked: ['mentorship_id', 'person_id', 'kind', 'asked_at'],
  mentorship_private_note: ['mentorship_id', 'author_id', 'text', 'version', 'changed_at'],
  mentorship_shared_note: ['mentorship_id', 'text', 'version', 'changed_by', 'changed_at'],
  class: ['id', 'session_id', 'last_seq', 'opened_at', 'ended_at'],
  class_event: ['class_id', 'seq', 'at', 'by', 'type', 'body'],
} as const;

type Table = keyof typeof columns;
type Row<T extends Table> = Readonly<Record<(typeof columns)[T][number], unknown>>;

/** Some columns of a table have a name of their own: a session is of a section or of another owner. */
const tables: Partial<Record<Table, string>> = { owned_session: 'session' };

const into = (some: Table): { text: string; params: { readonly rows: 'jsonb' } } => {
  const [table, names] = [tables[some] ?? some, columns[some].join(', ')];
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
  competences: into('competences'),
  person_language: into('person_language'),
  person_field: into('person_field'),
  person_skill: into('person_skill'),
  expert: into('expert'),
  expert_transition: into('expert_transition'),
  expert_confirmation: into('expert_confirmation'),
  expert_document: into('expert_document'),
  mentor_offer: into('mentor_offer'),
  mentoring_request: into('mentoring_request'),
  session_owner: into('session_owner'),
  session_owner_participant: into('session_owner_participant'),
  owned_session: into('owned_session'),
  mentorship: into('mentorship'),
  mentorship_goal: into('mentorship_goal'),
  mentorship_step: into('mentorship_step'),
  mentorship_feedback: into('mentorship_feedback'),
  mentorship_feedback_asked: into('mentorship_feedback_asked'),
  mentorship_private_note: into('mentorship_private_note'),
  mentorship_shared_note: into('mentorship_shared_note'),
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
