import { AttendanceCorrection, ClassEventRow } from '#database';
import { rows, statement } from '../personal/personal-data.ts';
import type { PersonalData } from '../personal/personal-data.ts';

export const personal: readonly PersonalData[] = [
  {
    entity: AttendanceCorrection,
    columns: ['person_id', 'corrected_by', 'reason'],
    part: 'attendanceCorrections',
    about: 'privacy.attendanceCorrections',
    // Of what the person said about others, that they did; the reason is the other's.
    export: rows(
      `SELECT course.code AS course, section.name AS section, session.local_start AS "localStart", session.zone,
         CASE WHEN correction.person_id = $1 THEN 'about you' ELSE 'by you' END AS "who", correction.mark,
         CASE WHEN correction.person_id = $1 THEN correction.reason END AS reason, correction.updated_at AS at
       FROM attendance_correction correction JOIN session ON session.id = correction.session_id
       JOIN section ON section.id = session.section_id JOIN course ON course.id = section.course_id
       WHERE correction.person_id = $1 OR correction.corrected_by = $1 ORDER BY session.starts_at, correction.id`,
    ),
    // Counts stay, as those of the log do.
    erase: statement(`UPDATE attendance_correction SET reason = '…' WHERE person_id = $1`),
  },
  {
    entity: ClassEventRow,
    columns: ['by', 'body'],
    part: 'classEvents',
    about: 'privacy.classEvents',
    export: rows(
      `SELECT course.code AS course, section.name AS section, session.local_start AS "localStart", session.zone,
         event.at, event.type, event.body
       FROM class_event event JOIN class ON class.id = event.class_id JOIN session ON session.id = coalesce(class.session_id, class.rehearses)
       JOIN section ON section.id = session.section_id JOIN course ON course.id = section.course_id
       WHERE event.by = $1 ORDER BY event.at, event.class_id, event.seq`,
    ),
    // The log is append only but for this: names and words go, comings and goings stay.
    erase: async (manager, { id }) => {
      await manager.query(`SELECT set_config('ikiraro.erasing', $1, true)`, [id]);
      await manager.query(
        'UPDATE class_event SET body = unsaid(type, body) WHERE by = $1 AND unsaid(type, body) <> body',
        [id],
      );
      await manager.query(`SELECT set_config('ikiraro.erasing', '', true)`);
    },
  },
];
