import { ClassEventRow } from '#database';
import { rows } from '../privacy/personal-data.ts';
import type { PersonalData } from '../privacy/personal-data.ts';

export const personal: readonly PersonalData[] = [
  {
    entity: ClassEventRow,
    columns: ['by', 'body'],
    part: 'classEvents',
    about: 'privacy.classEvents',
    export: rows(
      `SELECT course.code AS course, section.name AS section, session.local_start AS "localStart", session.zone,
         event.at, event.type, event.body
       FROM class_event event JOIN class ON class.id = event.class_id JOIN session ON session.id = class.session_id
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
