import { jsonb, statements } from '#database';
import type { EntityManager } from 'typeorm';

export const sql = statements({
  corrections: {
    text: `SELECT course.code AS course, section.name AS section, session.local_start AS "localStart", session.zone,
         CASE WHEN correction.person_id = $1 THEN 'about you' ELSE 'by you' END AS "who", correction.mark,
         CASE WHEN correction.person_id = $1 THEN correction.reason END AS reason, correction.updated_at AS at
       FROM attendance_correction correction JOIN session ON session.id = correction.session_id
       JOIN section ON section.id = session.section_id JOIN course ON course.id = section.course_id
       WHERE correction.person_id = $1 OR correction.corrected_by = $1 ORDER BY session.starts_at, correction.id`,
    params: { personId: 'uuid' },
    row: {
      course: 'text',
      section: 'text',
      localStart: 'text',
      zone: 'text',
      who: 'text',
      mark: 'text',
      reason: 'text?',
      at: 'timestamptz',
    },
  },
  eraseReasons: {
    text: `UPDATE attendance_correction SET reason = '…' WHERE person_id = $1`,
    params: { personId: 'uuid' },
  },
  events: {
    text: `SELECT coalesce(course.code, session_owner.title) AS course, section.name AS section,
         session.local_start AS "localStart", session.zone, event.at, event.type, event.body
       FROM class_event event JOIN class ON class.id = event.class_id JOIN session ON session.id = coalesce(class.session_id, class.rehearses)
       LEFT JOIN session_owner ON session_owner.id = session.owner_id
       LEFT JOIN (section JOIN course ON course.id = section.course_id) ON section.id = session.section_id
       WHERE event.by = $1 ORDER BY event.at, event.class_id, event.seq`,
    params: { personId: 'uuid' },
    row: {
      course: 'text',
      /** Null: the class belongs to no section. */
      section: 'text?',
      localStart: 'text',
      zone: 'text',
      at: 'timestamptz',
      type: 'text',
      body: jsonb<unknown>(),
    },
  },
  beginErasing: {
    text: `SELECT set_config('ikiraro.erasing', $1, true)`,
    params: { personId: 'text' },
    row: { set_config: 'text' },
  },
  unsayEvents: {
    text: 'UPDATE class_event SET body = unsaid(type, body) WHERE by = $1 AND unsaid(type, body) <> body',
    params: { personId: 'uuid' },
  },
  endErasing: { text: `SELECT set_config('ikiraro.erasing', '', true)`, params: {}, row: { set_config: 'text' } },
});

/** The only change to the append-only log: names and words are removed, comings and goings stay. */
export async function eraseEvents(manager: EntityManager, personId: string): Promise<void> {
  await sql.beginErasing.rows(manager, { personId });
  await sql.unsayEvents.rows(manager, { personId });
  await sql.endErasing.rows(manager, {});
}
