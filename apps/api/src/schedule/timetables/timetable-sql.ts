import { sessionsOfPerson } from '../sessions/session-rows.ts';

/** No session is longer than a day: with that, the index on starts finds those that overlap the range. */
const inSpan = `session.starts_at < (SELECT ends FROM span) AND session.ends_at > (SELECT begins FROM span)
  AND session.starts_at > (SELECT begins FROM span) - interval '1 day'`;

/** Managers of the institution see its drafts. */
const taughtOrAttended = (person: string) => `
  SELECT session.id FROM session WHERE session.section_id IN (
      SELECT section_id FROM section_lecturer WHERE person_id = ${person}
      UNION SELECT section_id FROM enrolment WHERE person_id = ${person}) AND ${inSpan}
  UNION SELECT session.id FROM session_lecturer JOIN session ON session.id = session_lecturer.session_id AND ${inSpan}
  WHERE session_lecturer.person_id = ${person}`;

const visible = (where: string) => `
  SELECT session.id FROM session JOIN section ON section.id = session.section_id
  WHERE ${where} AND ${inSpan} AND (
    $5 OR section.state <> 'draft'
    OR EXISTS (SELECT FROM section_lecturer WHERE section_id = section.id AND person_id = $1)
    OR EXISTS (SELECT FROM session_lecturer WHERE session_id = session.id AND person_id = $1))`;

interface Whose {
  /** Ids of the sessions. `$1` to `$3` are the viewer, the first day and the days; `$4` is the id of what is shown. */
  ids: string;
  /** `$5`, where there is one. */
  more?: Readonly<Record<string, 'uuid' | 'uuid[]' | 'bool'>>;
}

/** Whose or what sessions a timetable shows. */
export const whose = {
  person: { ids: sessionsOfPerson('$4::uuid', null, inSpan) },
  personWithout: { ids: sessionsOfPerson('$4::uuid', '$5', inSpan), more: { without: 'uuid[]' } },
  member: {
    ids: `SELECT session.id FROM session JOIN section ON section.id = session.section_id
          JOIN course ON course.id = section.course_id AND course.institution_id = $5
          WHERE session.id IN (${taughtOrAttended('$4::uuid')})`,
    more: { institutionId: 'uuid' },
  },
  section: { ids: `SELECT session.id FROM session WHERE session.section_id = $4 AND ${inSpan}` },
  room: { ids: visible('session.room_id = $4'), more: { drafts: 'bool' } },
  campus: {
    ids: visible(`(section.campus_id = $4 OR session.room_id IN (SELECT id FROM room WHERE campus_id = $4))`),
    more: { drafts: 'bool' },
  },
  cohort: {
    ids: visible('session.section_id IN (SELECT section_id FROM section_cohort WHERE cohort_id = $4)'),
    more: { drafts: 'bool' },
  },
} as const satisfies Record<string, Whose>;
