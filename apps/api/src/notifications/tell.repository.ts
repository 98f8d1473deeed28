import { statements } from '#database';

/** A transaction of this database, also after it was restored into another cluster, where numbers begin anew. */
const keyOf = (kind: string) =>
  `format('${kind}:%s:%s:%s', section.id, pg_current_xact_id(), extract(epoch FROM now()))`;
const title = `course.code || ' ' || course.title || ', ' || section.name`;
/** Whether it comes by mail, and from when on. */
export const mailOf = `CASE WHEN person.mail_changes THEN 'due' ELSE 'none' END,
      CASE WHEN person.mail_changes THEN clock_timestamp() END`;
const reachable = `person.deactivated_at IS NULL AND person.erased_at IS NULL AND NOT (
      EXISTS (SELECT FROM membership WHERE person_id = person.id AND institution_id = course.institution_id
        AND suspended_at IS NOT NULL)
      AND NOT EXISTS (SELECT FROM membership WHERE person_id = person.id AND institution_id = course.institution_id
        AND suspended_at IS NULL))`;

/** Reads `told`, the rows that were inserted. */
export const whoWasTold = `SELECT count(DISTINCT person_id)::integer AS told,
      coalesce(array_agg(DISTINCT person_id) FILTER (WHERE mail_state = 'due'), '{}') AS "toMail" FROM told`;
export const toldRow = {
  /** How many people are told. */
  told: 'int4',
  /** Ids of those who want it by mail too. */
  toMail: 'uuid[]',
} as const;

/** @param whom ids of those who are told, for the proposal `$2` */
const insertProposal = (key: string, whom: string) => `
  WITH told AS (
    INSERT INTO notification (person_id, key, kind, facts, created_at, mail_state, mail_due_at)
    SELECT person.id, ${keyOf(key)}, 'proposal',
      jsonb_build_object('sectionId', section.id, 'title', ${title}, 'changes', '[]'::jsonb, 'proposal', move_proposal.id),
      clock_timestamp(), ${mailOf}
    FROM move_proposal
    JOIN session ON session.id = move_proposal.session_id
    JOIN section ON section.id = session.section_id
    JOIN course ON course.id = section.course_id
    JOIN person ON person.id IN (${whom})
    WHERE move_proposal.id = $2 AND person.id <> $1::uuid AND ${reachable}
    RETURNING person_id, mail_state
  )
  ${whoWasTold}`;
const insertProposed = insertProposal(
  'proposal',
  `SELECT person_id FROM membership
     WHERE institution_id = course.institution_id AND role = 'admin' AND suspended_at IS NULL`,
);
const insertAnswered = insertProposal('answer', 'move_proposal.proposed_by');

export const sql = statements({
  /**
   * The people whom a change of a section concerns: its lecturers and, once it is no draft, its students. A person who only
   * teaches one of its sessions, before or after the change, is notified of that one. The person who made the change is not
   * notified, nor are people without an account or with suspended roles in the institution.
   *
   * Each person gets one notification for each section and transaction: later changes in the same transaction are added to it.
   */
  ofSessions: {
    text: `
  WITH change AS (
    SELECT (value ->> 'sectionId')::uuid AS section_id, (value ->> 'sessionId')::uuid AS session_id,
      value -> 'lecturers' AS lecturers, value -> 'facts' AS facts, place
    FROM jsonb_array_elements($2::jsonb) WITH ORDINALITY AS entry (value, place)
  ), concerned AS (
    SELECT DISTINCT section_id, NULL::uuid AS session_id, person_id FROM (
      SELECT section_id, person_id FROM section_lecturer WHERE section_id IN (SELECT section_id FROM change)
      UNION ALL
      SELECT enrolment.section_id, person_id FROM enrolment JOIN section ON section.id = enrolment.section_id
      WHERE section.state <> 'draft' AND section_id IN (SELECT section_id FROM change)
    ) AS everybody
    UNION
    SELECT section_id, session_id, lecturer::uuid FROM change, jsonb_array_elements_text(lecturers) AS lecturer
    UNION
    SELECT section_id, change.session_id, person_id FROM change JOIN session_lecturer USING (session_id)
  ), line AS (
    SELECT DISTINCT concerned.person_id, change.section_id, change.place, change.facts
    FROM concerned JOIN change
      ON change.section_id = concerned.section_id AND change.session_id = coalesce(concerned.session_id, change.session_id)
  ), told AS (
    INSERT INTO notification (person_id, key, kind, facts, created_at, mail_state, mail_due_at)
    SELECT person.id, ${keyOf('timetable')}, 'timetable',
      jsonb_build_object('sectionId', section.id, 'title', ${title}, 'changes', jsonb_agg(line.facts ORDER BY line.place)),
      clock_timestamp(), ${mailOf}
    FROM line
    JOIN person ON person.id = line.person_id
    JOIN section ON section.id = line.section_id
    JOIN course ON course.id = section.course_id
    WHERE person.id IS DISTINCT FROM $1::uuid AND ${reachable}
    GROUP BY person.id, section.id, course.id
    ON CONFLICT (person_id, key) DO UPDATE SET facts =
      jsonb_set(notification.facts, '{changes}', notification.facts -> 'changes' || (excluded.facts -> 'changes'))
    RETURNING person_id, mail_state
  )
  ${whoWasTold}`,
    params: { actorId: 'uuid?', changes: 'jsonb' },
    row: toldRow,
  },
  ofSeats: {
    text: `
  WITH told AS (
    INSERT INTO notification (person_id, key, kind, facts, created_at, mail_state, mail_due_at)
    SELECT person.id, ${keyOf('enrolled')}, 'enrolled',
      jsonb_build_object('sectionId', section.id, 'title', ${title}, 'changes', '[]'::jsonb), clock_timestamp(), ${mailOf}
    FROM person
    JOIN section ON section.id = $1
    JOIN course ON course.id = section.course_id
    WHERE person.id = ANY($2::uuid[]) AND ${reachable}
    ON CONFLICT (person_id, key) DO NOTHING
    RETURNING person_id, mail_state
  )
  ${whoWasTold}`,
    params: { sectionId: 'uuid', personIds: 'uuid[]' },
    row: toldRow,
  },
  ofAnnouncement: {
    text: `
  WITH told AS (
    INSERT INTO notification (person_id, key, kind, facts, created_at, mail_state, mail_due_at)
    SELECT person.id, ${keyOf('announcement')}, 'announcement',
      jsonb_build_object('sectionId', section.id, 'title', ${title}, 'changes', '[]'::jsonb, 'announcement', $3::text),
      clock_timestamp(), ${mailOf}
    FROM section
    JOIN course ON course.id = section.course_id
    JOIN person ON person.id IN (
      SELECT person_id FROM section_lecturer WHERE section_id = section.id
      UNION SELECT person_id FROM enrolment WHERE section_id = section.id AND section.state <> 'draft')
    WHERE section.id = $2 AND person.id <> $1::uuid AND ${reachable}
    RETURNING person_id, mail_state
  )
  ${whoWasTold}`,
    params: { actorId: 'uuid', sectionId: 'uuid', announcementId: 'text' },
    row: toldRow,
  },
  ofProposal: { text: insertProposed, params: { actorId: 'uuid', proposalId: 'uuid' }, row: toldRow },
  ofAnswer: { text: insertAnswered, params: { actorId: 'uuid', proposalId: 'uuid' }, row: toldRow },
});
