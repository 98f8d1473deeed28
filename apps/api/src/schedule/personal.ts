import { SessionLecturer, Unavailability } from '#database';
import { rows, statement } from '../personal/personal-data.ts';
import type { PersonalData } from '../personal/personal-data.ts';

export const personal: readonly PersonalData[] = [
  {
    entity: SessionLecturer,
    columns: ['person_id'],
    part: 'sessionsTaught',
    about: 'privacy.teaching',
    export: rows(
      `SELECT course.code AS course, course.title, section.name AS section, session.local_start AS "localStart", session.zone
       FROM session_lecturer JOIN session ON session.id = session_id JOIN section ON section.id = session.section_id
       JOIN course ON course.id = section.course_id
       WHERE person_id = $1 ORDER BY session.starts_at`,
    ),
    erase: { stays: 'a session was taught by somebody, for the figures; by whom is not known any more' },
  },
  {
    entity: Unavailability,
    columns: ['person_id', 'note'],
    part: 'unavailability',
    about: 'privacy.unavailability',
    export: rows(
      `SELECT local_start AS "localStart", minutes, zone, rule, note FROM unavailability WHERE person_id = $1
       ORDER BY local_start, id`,
    ),
    erase: statement('DELETE FROM unavailability WHERE person_id = $1'),
  },
];
