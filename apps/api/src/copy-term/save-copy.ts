import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { copyPreparedPolls } from '../polls/index.ts';
import type { JudgedSection } from './judge-copy.ts';
import { fitting } from './judge-copy.ts';
import { inOrder } from '../graphql/name-order.ts';

export interface SavedCopy {
  sectionIds: string[];
  sessionIds: string[];
  students: number;
}

/**
 * Writes the sections of a new term with all that belongs to them: a fixed number of statements, however many they are. Students come in with
 * their cohorts as those are today, by name, as far as there are seats. Images of slides lie under their hash and are not copied.
 */
export async function saveCopy(
  manager: EntityManager,
  termId: string,
  sections: readonly JudgedSection[],
  open: boolean,
): Promise<SavedCopy> {
  const pairs = sections.map((section) => ({ section, id: randomUUID() }));
  const olds = pairs.map(({ section }) => section.old.id);
  const ids = pairs.map(({ id }) => id);
  await manager.query(
    `INSERT INTO section (id, course_id, term_id, campus_id, name, state, capacity, waiting_list, self_enrolment)
     SELECT pair.id, course_id, $3, campus_id, name, $4, capacity, waiting_list, self_enrolment
     FROM unnest($1::uuid[], $2::uuid[]) AS pair (old, id) JOIN section ON section.id = pair.old`,
    [olds, ids, termId, open ? 'open' : 'draft'],
  );
  const teaching = pairs.flatMap(({ section, id }) =>
    fitting(section.old).map((person) => ({ id, old: section.old.id, person })),
  );
  await manager.query(
    `INSERT INTO section_lecturer (section_id, person_id, role)
     SELECT pair.id, section_lecturer.person_id, section_lecturer.role
     FROM unnest($1::uuid[], $2::uuid[], $3::uuid[]) AS pair (old, id, person)
     JOIN section_lecturer ON section_id = pair.old AND person_id = pair.person`,
    [teaching.map(({ old }) => old), teaching.map(({ id }) => id), teaching.map(({ person }) => person)],
  );
  await manager.query(
    `INSERT INTO section_cohort (section_id, cohort_id)
     SELECT pair.id, cohort_id FROM unnest($1::uuid[], $2::uuid[]) AS pair (old, id)
     JOIN section_cohort ON section_id = pair.old`,
    [olds, ids],
  );
  const [enrolled]: { students: number }[] = await manager.query(
    `WITH wanted AS (
       SELECT DISTINCT ON (section.id, cohort_member.person_id) section.id AS section_id, section.capacity,
         cohort_member.person_id, cohort_member.cohort_id, person.name
       FROM unnest($1::uuid[]) AS made (id)
       JOIN section ON section.id = made.id
       JOIN section_cohort ON section_cohort.section_id = section.id
       JOIN cohort_member ON cohort_member.cohort_id = section_cohort.cohort_id
       JOIN person ON person.id = cohort_member.person_id
       WHERE NOT EXISTS (SELECT FROM section_lecturer
         WHERE section_lecturer.section_id = section.id AND section_lecturer.person_id = cohort_member.person_id)
       ORDER BY section.id, cohort_member.person_id, cohort_member.cohort_id
     ), ranked AS (
       SELECT *, row_number() OVER (PARTITION BY section_id ORDER BY ${inOrder('name')}, person_id) AS place FROM wanted
     ), placed AS (
       INSERT INTO enrolment (section_id, person_id, via, cohort_id)
       SELECT section_id, person_id, 'cohort', cohort_id FROM ranked WHERE capacity IS NULL OR place <= capacity
       RETURNING person_id
     )
     SELECT count(*)::integer AS students FROM placed`,
    [ids],
  );
  const sessionIds = await saveSessions(manager, pairs);
  await copyDecks(manager, olds, ids);
  await copyPreparedPolls(
    manager,
    pairs.map(({ section, id }) => ({ from: section.old.id, to: id })),
  );
  return { sectionIds: ids, sessionIds, students: enrolled?.students ?? 0 };
}

async function saveSessions(
  manager: EntityManager,
  pairs: readonly { section: JudgedSection; id: string }[],
): Promise<string[]> {
  const series = pairs.flatMap(({ section, id: sectionId }) =>
    section.series
      .map((one, index) => ({ ...one, sectionId, index, id: randomUUID() }))
      // A series whose every session was left out is none.
      .filter(({ index }) => section.sessions.some((session) => session.series === index)),
  );
  await manager.query(
    `INSERT INTO session_series (id, section_id, rule, local_start, minutes, zone)
     SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::integer[], $6::text[])`,
    [
      series.map(({ id }) => id),
      series.map(({ sectionId }) => sectionId),
      series.map(({ rule }) => rule),
      series.map(({ localStart }) => localStart),
      series.map(({ minutes }) => minutes),
      series.map(({ zone }) => zone),
    ],
  );
  const seriesIds = new Map(series.map(({ sectionId, index, id }) => [`${sectionId} ${String(index)}`, id]));
  const sessions = pairs.flatMap(({ section, id: sectionId }) =>
    section.sessions.map((session) => ({
      ...session,
      sectionId,
      seriesId: session.series === null ? null : (seriesIds.get(`${sectionId} ${String(session.series)}`) ?? null),
    })),
  );
  const rows: { id: string }[] = await manager.query(
    `INSERT INTO session (section_id, topic, zone, series_id, room_id, starts_at, ends_at, local_start, series_date)
     SELECT section_id, topic, zone, series_id, room_id, starts_at, ends_at, local_start,
       CASE WHEN series_id IS NOT NULL THEN local_start END
     FROM unnest($1::uuid[], $2::text[], $3::text[], $4::uuid[], $5::uuid[], $6::timestamptz[], $7::timestamptz[], $8::text[])
       AS planned (section_id, topic, zone, series_id, room_id, starts_at, ends_at, local_start)
     RETURNING id`,
    [
      sessions.map(({ sectionId }) => sectionId),
      sessions.map(({ topic }) => topic),
      sessions.map(({ zone }) => zone),
      sessions.map(({ seriesId }) => seriesId),
      sessions.map(({ roomId }) => roomId),
      sessions.map(({ startsAt }) => startsAt),
      sessions.map(({ endsAt }) => endsAt),
      sessions.map(({ localStart }) => localStart),
    ],
  );
  return rows.map(({ id }) => id);
}

/** Rows only. What is removed of one deck stays on disk while another has it (Decks.remove). */
async function copyDecks(manager: EntityManager, olds: readonly string[], ids: readonly string[]): Promise<void> {
  const decks: { id: string; sectionId: string }[] = await manager.query(
    `SELECT deck.id, pair.id AS "sectionId" FROM unnest($1::uuid[], $2::uuid[]) AS pair (old, id)
     JOIN deck ON deck.section_id = pair.old AND deck.state = 'ready' ORDER BY deck.created_at`,
    [olds, ids],
  );
  const pairs = decks.map(({ id, sectionId }) => ({ old: id, sectionId, id: randomUUID() }));
  const columns = [pairs.map(({ old }) => old), pairs.map(({ id }) => id)];
  await manager.query(
    `INSERT INTO deck (id, section_id, title, uploaded_by, state, problem, pages, pages_done, bytes)
     SELECT pair.id, pair.section_id, title, uploaded_by, state, problem, pages, pages_done, bytes
     FROM unnest($1::uuid[], $2::uuid[], $3::uuid[]) AS pair (old, id, section_id) JOIN deck ON deck.id = pair.old`,
    [...columns, pairs.map(({ sectionId }) => sectionId)],
  );
  await manager.query(
    `INSERT INTO deck_page (deck_id, number, ratio, text, small, small_bytes, large, large_bytes)
     SELECT pair.id, number, ratio, text, small, small_bytes, large, large_bytes
     FROM unnest($1::uuid[], $2::uuid[]) AS pair (old, id) JOIN deck_page ON deck_page.deck_id = pair.old`,
    columns,
  );
}
