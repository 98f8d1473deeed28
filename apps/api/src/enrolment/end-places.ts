import type { EntityManager } from 'typeorm';
import type { MembershipRole } from '#database';
import { snapshotsOf, tellOfChanges } from '../notifications/index.ts';
import { giveUpPlaces } from './places.ts';
import { fillSeats, lockSections } from './seats.ts';

interface Place {
  /** Who ends it. */
  actorId: string;
  institutionId: string;
  personId: string;
}

const notOver = `state IN ('draft', 'open', 'running')`;

/**
 * What somebody who ceases to be a student or lecturer of an institution gives up there: cohorts, seats and waiting lists; sections and
 * sessions to teach. Sections that are finished or cancelled, and sessions that have begun, stay as they were.
 */
export async function endPlaces(manager: EntityManager, place: Place, roles: readonly MembershipRole[]): Promise<void> {
  // All at once, in the order of their ids.
  await sectionsOf(manager, [enrolled, waiting, taught, stoodIn], place);
  if (roles.includes('student')) await endLearning(manager, place);
  if (roles.includes('lecturer')) await endTeaching(manager, place);
}

async function endLearning(manager: EntityManager, place: Place): Promise<void> {
  const { institutionId, personId } = place;
  await manager.query(
    `DELETE FROM cohort_member USING cohort
     WHERE cohort.id = cohort_id AND cohort.institution_id = $1 AND person_id = $2`,
    [institutionId, personId],
  );
  for (const sectionId of await sectionsOf(manager, [enrolled, waiting], place)) {
    await giveUpPlaces(manager, sectionId, [personId]);
    await fillSeats(manager, sectionId);
  }
}

/** People are told of sessions to come that somebody else teaches now, or nobody. */
async function endTeaching(manager: EntityManager, place: Place): Promise<void> {
  const { actorId, institutionId, personId } = place;
  const sectionIds = await sectionsOf(manager, [taught, stoodIn], place);
  const ahead: { id: string }[] = await manager.query(
    `SELECT session.id FROM session WHERE section_id = ANY($1) AND cancelled_at IS NULL AND starts_at > now()`,
    [sectionIds],
  );
  const ids = ahead.map(({ id }) => id);
  const before = await snapshotsOf(manager, ids);
  await manager.query('DELETE FROM section_lecturer WHERE person_id = $1 AND section_id = ANY($2)', [
    personId,
    sectionIds,
  ]);
  await manager.query(
    `DELETE FROM session_lecturer USING session, section, course
     WHERE session.id = session_id AND session.starts_at > now() AND section.id = session.section_id
       AND course.id = section.course_id AND course.institution_id = $1 AND session_lecturer.person_id = $2`,
    [institutionId, personId],
  );
  await tellOfChanges(manager, actorId, ids, before);
}

const enrolled = 'SELECT section_id FROM enrolment WHERE person_id = $2';
const waiting = 'SELECT section_id FROM waiting_place WHERE person_id = $2';
const taught = 'SELECT section_id FROM section_lecturer WHERE person_id = $2';
const stoodIn = `SELECT section_id FROM session_lecturer JOIN session ON session.id = session_id
  WHERE person_id = $2 AND starts_at > now()`;

/** Locked, those that are not over. */
async function sectionsOf(
  manager: EntityManager,
  places: readonly string[],
  { institutionId, personId }: Place,
): Promise<string[]> {
  const rows: { id: string }[] = await manager.query(
    `SELECT section.id FROM section JOIN course ON course.id = section.course_id
     WHERE course.institution_id = $1 AND section.id IN (${places.join(' UNION ')}) AND ${notOver}`,
    [institutionId, personId],
  );
  const sections = await lockSections(
    manager,
    rows.map(({ id }) => id),
  );
  return sections.map(({ id }) => id);
}
