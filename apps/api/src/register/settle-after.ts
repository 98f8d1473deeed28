import { defaultLanguage, languageTags } from '#contract/languages';
import type { DataSource, EntityManager } from 'typeorm';
import { fillSeats, followCohort, lockSections } from '../enrolment/index.ts';
import { tellOfSessions } from '../notifications/index.ts';
import type { Invitations } from '../members/index.ts';
import type { Writes } from './plan/writes.ts';
import { cancelComing, followedCohorts, sectionsThatWait, studentsAmong } from './settle-after.repository.ts';
import { analysed, makeStatisticsAnew } from './statistics.repository.ts';

/**
 * Applies the consequences of a register that any other change has too: sessions of cancelled sections are cancelled, free seats
 * go to the people who have waited longest, and sections that follow a cohort take its new members.
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
  for (const id of await sectionsThatWait(manager, sections)) await fillSeats(manager, id);
}

/** Invites people who have an account and no place in the institution. */
export async function inviteStrangers(
  manager: EntityManager,
  invitations: Invitations,
  { invited }: Writes,
  { actorId, institutionId }: { actorId: string; institutionId: string },
): Promise<void> {
  for (const { role, language, ...person } of invited) {
    const into = {
      institutionId,
      sectionId: null,
      role,
      language: languageTags.find((tag) => tag === language) ?? defaultLanguage,
    };
    await invitations.inviteWithin(manager, actorId, into, [person]);
  }
}

/** In statements by section, however many people there are. */
async function followCohorts(manager: EntityManager, { cohortJoined, cohortLeft }: Writes): Promise<void> {
  const changed = [...cohortJoined, ...cohortLeft].map(({ cohortId }) => cohortId);
  if (changed.length === 0) return;
  const followed = await followedCohorts(manager, [...new Set(changed)]);
  if (followed.length === 0) return;
  await lockSections(
    manager,
    followed.flatMap(({ sections }) => sections),
  );
  for (const { cohortId } of followed) {
    const of = (rows: Writes['cohortJoined']) => rows.filter((row) => row.cohortId === cohortId);
    const joined = of(cohortJoined).map(({ personId }) => personId);
    const added = await studentsAmong(manager, cohortId, joined);
    await followCohort(manager, cohortId, {
      added,
      removed: of(cohortLeft).map(({ personId }) => personId),
    });
  }
}

/** Rows of a table from which on PostgreSQL should analyse it at once. */
const many = 500;

/**
 * Thousands of new rows make what the planner knows of the tables wrong: without this, pages and exports right after the first import
 * took minutes. Takes some 100 ms.
 */
export async function lookAnew(dataSource: DataSource, writes: Writes): Promise<void> {
  const { people, rolesGiven, cohortJoined, sections, enrolled, teaching, records } = writes;
  const written = {
    ...{ person: people, membership: rolesGiven, cohort_member: cohortJoined, section: sections, enrolment: enrolled },
    ...{ section_lecturer: teaching, register_record: records },
  };
  for (const table of analysed) if (written[table].length >= many) await makeStatisticsAnew(dataSource, table);
}

async function cancelSessions(manager: EntityManager, sectionIds: string[], actorId: string): Promise<void> {
  if (sectionIds.length === 0) return;
  const cancelled = await cancelComing(manager, sectionIds);
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
