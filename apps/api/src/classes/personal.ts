import { ClassEventRow } from '#database';
import { nobody, rows } from '../privacy/personal-data.ts';
import type { PersonalData } from '../privacy/personal-data.ts';

/** What stands where somebody once said something; the log's trigger knows it too. */
const unsaid = '…';

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
        `UPDATE class_event SET body = body || CASE type
           WHEN 'joined' THEN jsonb_build_object('name', $2::text) ELSE jsonb_build_object('text', $3::text) END
         WHERE by = $1 AND type IN ('joined', 'message-posted')`,
        [id, nobody, unsaid],
      );
      await manager.query(`SELECT set_config('ikiraro.erasing', '', true)`);
    },
  },
];
