import type { EntityManager } from 'typeorm';
import { statements } from '#database';
import type { RowOf } from '#database';
import { inOrder } from '../graphql/name-order.ts';

export const sql = statements({
  thatWait: {
    text: 'SELECT DISTINCT section_id AS id FROM waiting_place WHERE section_id = ANY($1) ORDER BY section_id',
    params: { sectionIds: 'uuid[]' },
    row: { id: 'uuid' },
  },
  followed: {
    text: `SELECT cohort_id AS "cohortId", array_agg(section_id) AS sections FROM section_cohort
     WHERE cohort_id = ANY($1) GROUP BY cohort_id ORDER BY cohort_id`,
    params: { cohortIds: 'uuid[]' },
    row: { cohortId: 'uuid', sections: 'uuid[]' },
  },
  students: {
    text: `SELECT person.id FROM person JOIN membership ON membership.person_id = person.id
       JOIN cohort ON cohort.institution_id = membership.institution_id
       WHERE cohort.id = $1 AND person.id = ANY($2) AND role = 'student' AND suspended_at IS NULL
       ORDER BY ${inOrder('person.name')}, person.id`,
    params: { cohortId: 'uuid', personIds: 'uuid[]' },
    row: { id: 'uuid' },
  },
  cancelComing: {
    text: `WITH gone AS (
       UPDATE session SET cancelled_at = now(), change_reason = NULL
       WHERE section_id = ANY($1) AND cancelled_at IS NULL AND starts_at > now() RETURNING *
     )
     SELECT gone.id AS "sessionId", section_id AS "sectionId", starts_at AS "startsAt", ends_at AS "endsAt", zone, topic,
       (SELECT name FROM room WHERE id = gone.room_id) AS room,
       CASE WHEN EXISTS (SELECT FROM session_lecturer WHERE session_id = gone.id)
         THEN ARRAY(SELECT person_id FROM session_lecturer WHERE session_id = gone.id)
         ELSE ARRAY(SELECT person_id FROM section_lecturer WHERE section_id = gone.section_id) END AS lecturers
     FROM gone ORDER BY starts_at, gone.id`,
    params: { sectionIds: 'uuid[]' },
    row: {
      sessionId: 'uuid',
      sectionId: 'uuid!',
      startsAt: 'timestamptz',
      endsAt: 'timestamptz',
      zone: 'text',
      topic: 'text',
      room: 'text?',
      lecturers: 'uuid[]',
    },
  },
});

/** Those of the sections for which somebody waits. */
export const sectionsThatWait = async (manager: EntityManager, sectionIds: readonly string[]): Promise<string[]> =>
  (await sql.thatWait.rows(manager, { sectionIds })).map(({ id }) => id);

/** Those of the cohorts that sections follow, and these. */
export const followedCohorts = (
  manager: EntityManager,
  cohortIds: readonly string[],
): Promise<RowOf<typeof sql.followed>[]> => sql.followed.rows(manager, { cohortIds });

/** Who of these people is a student where the cohort is, by name. */
export const studentsAmong = async (
  manager: EntityManager,
  cohortId: string,
  personIds: readonly string[],
): Promise<string[]> => (await sql.students.rows(manager, { cohortId, personIds })).map(({ id }) => id);

/** Cancels the sessions of these sections that are to come. @returns them, as they were planned */
export const cancelComing = (
  manager: EntityManager,
  sectionIds: readonly string[],
): Promise<RowOf<typeof sql.cancelComing>[]> => sql.cancelComing.rows(manager, { sectionIds });
