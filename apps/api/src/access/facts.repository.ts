import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Facts } from '#access';
import { statements } from '#database';
import type { ObjectKind } from './allow.ts';

const ofSection = `
  ARRAY(SELECT person_id FROM section_lecturer WHERE section_id = section.id) AS "lecturerIds",
  ARRAY(SELECT person_id FROM session_lecturer JOIN session ON session.id = session_id
    WHERE session.section_id = section.id AND cancelled_at IS NULL AND ends_at > now() - interval '1 day') AS "substituteIds",
  ARRAY(SELECT person_id FROM enrolment WHERE section_id = section.id) AS "studentIds",
  ARRAY(SELECT person_id FROM waiting_place WHERE section_id = section.id) AS "waitingIds",
  section.state = 'draft' AS draft, section.archived_at IS NOT NULL AS archived`;
const params = { ids: 'uuid[]' } as const;
const row = { id: 'uuid', institutionId: 'uuid' } as const;
const sectionRow = {
  ...row,
  lecturerIds: 'uuid[]',
  substituteIds: 'uuid[]',
  studentIds: 'uuid[]',
  waitingIds: 'uuid[]',
  draft: 'bool',
  archived: 'bool',
} as const;
const ofInstitution = (table: ObjectKind) =>
  ({ text: `SELECT id, institution_id AS "institutionId" FROM ${table} WHERE id = ANY($1)`, params, row }) as const;
const ofTwo = (table: ObjectKind) =>
  ({
    text: `SELECT id, NULL::uuid AS "institutionId", mentor_id AS "mentorId", mentee_id AS "menteeId"
    FROM ${table} WHERE id = ANY($1)`,
    params,
    row: { id: 'uuid', institutionId: 'uuid?', mentorId: 'uuid', menteeId: 'uuid' },
  }) as const;

/** One statement each, for any number of ids. */
export const sql = statements({
  institution: { text: 'SELECT id, id AS "institutionId" FROM institution WHERE id = ANY($1)', params, row },
  campus: ofInstitution('campus'),
  department: ofInstitution('department'),
  term: ofInstitution('term'),
  closing_day: ofInstitution('closing_day'),
  course: ofInstitution('course'),
  cohort: ofInstitution('cohort'),
  invitation: ofInstitution('invitation'),
  // Files of the roster belong to no institution; whoever keeps the roster asks for them in other ways.
  register_import: {
    text: `SELECT id, institution_id AS "institutionId" FROM register_import WHERE id = ANY($1) AND institution_id IS NOT NULL`,
    params,
    row: { id: 'uuid', institutionId: 'uuid!' },
  },
  room: {
    text: `
    SELECT room.id, campus.institution_id AS "institutionId"
    FROM room JOIN campus ON campus.id = room.campus_id WHERE room.id = ANY($1)`,
    params,
    row,
  },
  section: {
    text: `
    SELECT section.id, course.institution_id AS "institutionId", ${ofSection}
    FROM section JOIN course ON course.id = section.course_id WHERE section.id = ANY($1)`,
    params,
    row: sectionRow,
  },
  // Who stands in for a lecturer in one session is a lecturer there. A session of another owner than a section has no institution.
  session: {
    text: `
    SELECT session.id, course.institution_id AS "institutionId",
      ARRAY(SELECT person_id FROM session_participant WHERE session_id = session.id AND role = 'host') AS "lecturerIds",
      ARRAY(SELECT person_id FROM session_participant WHERE session_id = session.id AND role = 'listener') AS "studentIds",
      coalesce(section.state = 'draft', false) AS draft, section.archived_at IS NOT NULL AS archived
    FROM session LEFT JOIN (section JOIN course ON course.id = section.course_id) ON section.id = session.section_id
    WHERE session.id = ANY($1)`,
    params,
    row: {
      id: 'uuid',
      institutionId: 'uuid?',
      lecturerIds: 'uuid[]',
      studentIds: 'uuid[]',
      draft: 'bool',
      archived: 'bool',
    },
  },
  mentoring_request: ofTwo('mentoring_request'),
  mentorship: ofTwo('mentorship'),
  expert_document: {
    text: `
    SELECT expert_document.id, NULL::uuid AS "institutionId", expert_id AS "expertId",
      expert.state <> 'left' AND (expert.state <> 'draft' OR EXISTS (
        SELECT FROM expert_transition WHERE expert_transition.expert_id = expert.person_id AND to_state = 'submitted')) AS "onRoster"
    FROM expert_document JOIN expert ON expert.person_id = expert_document.expert_id WHERE expert_document.id = ANY($1)`,
    params,
    row: { id: 'uuid', institutionId: 'uuid?', expertId: 'uuid', onRoster: 'bool' },
  },
  mentoring_programme: {
    text: `
    SELECT id, institution_id AS "institutionId", state = 'draft' AS draft,
      ARRAY(SELECT person_id FROM mentoring_lead WHERE programme_id = mentoring_programme.id) AS "leadIds",
      ARRAY(SELECT person_id FROM mentoring_participant WHERE programme_id = mentoring_programme.id
        AND mentoring_participant.state <> 'left') AS "participantIds"
    FROM mentoring_programme WHERE id = ANY($1)`,
    params,
    row: { id: 'uuid', institutionId: 'uuid?', draft: 'bool', leadIds: 'uuid[]', participantIds: 'uuid[]' },
  },
  deck: {
    text: `
    SELECT deck.id, course.institution_id AS "institutionId", deck.uploaded_by AS "broughtBy", ${ofSection}
    FROM deck JOIN section ON section.id = deck.section_id JOIN course ON course.id = section.course_id
    WHERE deck.id = ANY($1)`,
    params,
    row: { ...sectionRow, broughtBy: 'uuid?' },
  },
});

/** Loads the facts that decisions about an object need. */
@Injectable()
export class FactsOfObjects {
  constructor(private readonly dataSource: DataSource) {}

  /** Facts in the order of `ids`; undefined for an object that does not exist. */
  async load(kind: ObjectKind, ids: readonly string[]): Promise<(Facts | undefined)[]> {
    const rows: (Facts & { id: string })[] = await sql[kind].rows(this.dataSource, { ids });
    const byId = new Map(rows.map((row) => [row.id, row]));
    return ids.map((id) => byId.get(id.toLowerCase()));
  }
}
