import { defaultLanguage, languageTags } from '#contract/languages';
import type { DataSource, EntityManager } from 'typeorm';
import { fillSeats, followCohort, lockSections } from '../enrolment/index.ts';
import { tellOfSessions } from '../notifications/index.ts';
import type { Planned } from '../notifications/index.ts';
import type { Invitations, Prepared } from '../members/index.ts';
import type { Writes } from './plan/writes.ts';
import { inOrder } from '../graphql/name-order.ts';

interface Cancelled extends Planned {
  sessionId: string;
  sectionId: string;
}

/**
 * What follows from a register as from any other change: sessions of cancelled sections are off, freed seats go to whoever waits,
 * sections that follow a cohort take its new members.
 *
 * @throws {AppError} CONFLICT when such a section has no seat and no waiting list for them
 */
export async function settleAfter(manager: EntityManager, writes: Writes, actorId: string): Promise<void> {
  await cancelSessions(
    manager,
    writes.cancelled.map(({ id }) => id),
    actorId,
  );
  await followCohorts(manager, writes);
  const sections = [...new Set(writes.unenrolled.map(({ sectionId }) => sectionId))];
  if (sections.length === 0) return;
  const waiting: { id: string }[] = await manager.query(
    'SELECT DISTINCT section_id AS id FROM waiting_place WHERE section_id = ANY($1) ORDER BY section_id',
    [sections],
  );
  for (const { id } of waiting) await fillSeats(manager, id);
}

/** Asks those who have an account and no place in the institution. The caller sends what this returns after the transaction. */
export async function inviteStrangers(
  manager: EntityManager,
  invitations: Invitations,
  { invited }: Writes,
  { actorId, institutionId }: { actorId: string; institutionId: string },
): Promise<Prepared[]> {
  const prepared: Prepared[] = [];
  for (const { role, language, ...person } of invited) {
    const into = {
      institutionId,
      sectionId: null,
      role,
      language: languageTags.find((tag) => tag === language) ?? defaultLanguage,
    };
    prepared.push(...(await invitations.prepare(manager, actorId, into, [person])));
  }
  return prepared;
}

/** In statements by section, however many people there are. */
async function followCohorts(manager: EntityManager, { cohortJoined, cohortLeft }: Writes): Promise<void> {
  const changed = [...cohortJoined, ...cohortLeft].map(({ cohortId }) => cohortId);
  if (changed.length === 0) return;
  const followed: { cohortId: string; sections: string[] }[] = await manager.query(
    `SELECT cohort_id AS "cohortId", array_agg(section_id) AS sections FROM section_cohort
     WHERE cohort_id = ANY($1) GROUP BY cohort_id ORDER BY cohort_id`,
    [[...new Set(changed)]],
  );
  if (followed.length === 0) return;
  await lockSections(
    manager,
    followed.flatMap(({ sections }) => sections),
  );
  for (const { cohortId } of followed) {
    const of = (rows: Writes['cohortJoined']) => rows.filter((row) => row.cohortId === cohortId);
    const added: { id: string }[] = await manager.query(
      `SELECT person.id FROM person JOIN membership ON membership.person_id = person.id
       JOIN cohort ON cohort.institution_id = membership.institution_id
       WHERE cohort.id = $1 AND person.id = ANY($2) AND role = 'student' AND suspended_at IS NULL
       ORDER BY ${inOrder('person.name')}, person.id`,
      [cohortId, of(cohortJoined).map(({ personId }) => personId)],
    );
    await followCohort(manager, cohortId, {
      added: added.map(({ id }) => id),
      removed: of(cohortLeft).map(({ personId }) => personId),
    });
  }
}

/** Rows of a table from which on PostgreSQL should look at it anew, and not when it gets to it. */
const many = 500;

/**
 * Thousands of new rows make what the planner knows of the tables wrong: without this, pages and exports right after the first import
 * took minutes. Takes some 100 ms.
 */
export async function lookAnew(dataSource: DataSource, writes: Writes): Promise<void> {
  const { people, rolesGiven, cohortJoined, sections, enrolled, teaching, records } = writes;
  const tables = Object.entries({
    ...{ person: people, membership: rolesGiven, cohort_member: cohortJoined, section: sections, enrolment: enrolled },
    ...{ section_lecturer: teaching, register_record: records },
  }).flatMap(([table, { length }]) => (length >= many ? [table] : []));
  if (tables.length > 0) await dataSource.query(`ANALYZE ${tables.join(', ')}`);
}

async function cancelSessions(manager: EntityManager, sectionIds: string[], actorId: string): Promise<void> {
  if (sectionIds.length === 0) return;
  const cancelled: Cancelled[] = await manager.query(
    `WITH gone AS (
       UPDATE session SET cancelled_at = now(), change_reason = NULL
       WHERE section_id = ANY($1) AND cancelled_at IS NULL AND starts_at > now() RETURNING *
     )
     SELECT gone.id AS "sessionId", section_id AS "sectionId", starts_at AS "startsAt", ends_at AS "endsAt", zone, topic,
       (SELECT name FROM room WHERE id = gone.room_id) AS room,
       CASE WHEN EXISTS (SELECT FROM session_lecturer WHERE session_id = gone.id)
         THEN ARRAY(SELECT person_id FROM session_lecturer WHERE session_id = gone.id)
         ELSE ARRAY(SELECT person_id FROM section_lecturer WHERE section_id = gone.section_id) END AS lecturers
     FROM gone ORDER BY starts_at, gone.id`,
    [sectionIds],
  );
  await tellOfSessions(
    manager,
    actorId,
    cancelled.map(({ sessionId, sectionId, ...before }) => ({
      sessionId,
      sectionId,
      what: 'cancelled',
      before,
      after: null,
    })),
  );
}
