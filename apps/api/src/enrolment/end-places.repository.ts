import type { EntityManager } from 'typeorm';
import { statements } from '#database';

/** Somebody in an institution. */
export interface PersonThere {
  institutionId: string;
  personId: string;
}

const enrolled = 'SELECT section_id FROM enrolment WHERE person_id = $2';
const waiting = 'SELECT section_id FROM waiting_place WHERE person_id = $2';
const taught = 'SELECT section_id FROM section_lecturer WHERE person_id = $2';
const stoodIn = `SELECT section_id FROM session_lecturer JOIN session ON session.id = session_id
  WHERE person_id = $2 AND starts_at > now()`;

const there = { institutionId: 'uuid', personId: 'uuid' } as const;
/** That are not over. */
const sections = (...places: readonly string[]) =>
  ({
    text: `SELECT section.id FROM section JOIN course ON course.id = section.course_id
     WHERE course.institution_id = $1 AND section.id IN (${places.join(' UNION ')}) AND state IN ('draft', 'open', 'running')`,
    params: there,
    row: { id: 'uuid' },
  }) as const;

export const sql = statements({
  sections: sections(enrolled, waiting, taught, stoodIn),
  learningSections: sections(enrolled, waiting),
  teachingSections: sections(taught, stoodIn),
  leaveCohorts: {
    text: `DELETE FROM cohort_member USING cohort
     WHERE cohort.id = cohort_id AND cohort.institution_id = $1 AND person_id = $2`,
    params: there,
  },
  sessionsAhead: {
    text: `SELECT session.id FROM session WHERE section_id = ANY($1) AND cancelled_at IS NULL AND starts_at > now()`,
    params: { sectionIds: 'uuid[]' },
    row: { id: 'uuid' },
  },
  stopTeaching: {
    text: 'DELETE FROM section_lecturer WHERE person_id = $1 AND section_id = ANY($2)',
    params: { personId: 'uuid', sectionIds: 'uuid[]' },
  },
  stopStandingIn: {
    text: `DELETE FROM session_lecturer USING session, section, course
     WHERE session.id = session_id AND session.starts_at > now() AND section.id = session.section_id
       AND course.id = section.course_id AND course.institution_id = $1 AND session_lecturer.person_id = $2`,
    params: there,
  },
});

/** Sections that are not over in which a person learns, teaches or stands in. */
export async function placesThere(
  manager: EntityManager,
  { institutionId, personId }: PersonThere,
  as: 'sections' | 'learningSections' | 'teachingSections',
): Promise<string[]> {
  return (await sql[as].rows(manager, { institutionId, personId })).map(({ id }) => id);
}

export async function leaveCohorts(manager: EntityManager, { institutionId, personId }: PersonThere): Promise<void> {
  await sql.leaveCohorts.rows(manager, { institutionId, personId });
}

/** Not called off, of all of the sections. */
export async function sessionsAhead(manager: EntityManager, sectionIds: readonly string[]): Promise<string[]> {
  return (await sql.sessionsAhead.rows(manager, { sectionIds })).map(({ id }) => id);
}

/** These sections, and sessions to come anywhere in the institution. */
export async function stopTeaching(
  manager: EntityManager,
  { institutionId, personId }: PersonThere,
  sectionIds: readonly string[],
): Promise<void> {
  await sql.stopTeaching.rows(manager, { personId, sectionIds });
  await sql.stopStandingIn.rows(manager, { institutionId, personId });
}
