import type { EntityManager } from 'typeorm';
import { statements } from '#database';
import { inOrder } from '../graphql/name-order.ts';

const pairs = { olds: 'uuid[]', ids: 'uuid[]' } as const;

export const sql = statements({
  sections: {
    text: `INSERT INTO section (id, course_id, term_id, campus_id, name, state, capacity, waiting_list, self_enrolment)
     SELECT pair.id, course_id, $3, campus_id, name, $4, capacity, waiting_list, self_enrolment
     FROM unnest($1::uuid[], $2::uuid[]) AS pair (old, id) JOIN section ON section.id = pair.old`,
    params: { ...pairs, termId: 'uuid', state: 'text' },
  },
  lecturers: {
    text: `INSERT INTO section_lecturer (section_id, person_id, role)
     SELECT pair.id, section_lecturer.person_id, section_lecturer.role
     FROM unnest($1::uuid[], $2::uuid[], $3::uuid[]) AS pair (old, id, person)
     JOIN section_lecturer ON section_id = pair.old AND person_id = pair.person`,
    params: { ...pairs, personIds: 'uuid[]' },
  },
  cohorts: {
    text: `INSERT INTO section_cohort (section_id, cohort_id)
     SELECT pair.id, cohort_id FROM unnest($1::uuid[], $2::uuid[]) AS pair (old, id)
     JOIN section_cohort ON section_id = pair.old`,
    params: pairs,
  },
  enrol: {
    text: `WITH wanted AS (
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
    params: { ids: 'uuid[]' },
    row: { students: 'int4' },
  },
  series: {
    text: `INSERT INTO session_series (id, section_id, rule, local_start, minutes, zone)
     SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::integer[], $6::text[])`,
    params: {
      ...{ ids: 'uuid[]', sectionIds: 'uuid[]', rules: 'text[]', localStarts: 'text[]', minutes: 'int4[]' },
      zones: 'text[]',
    },
  },
  sessions: {
    text: `INSERT INTO session (section_id, topic, zone, series_id, room_id, starts_at, ends_at, local_start, series_date)
     SELECT section_id, topic, zone, series_id, room_id, starts_at, ends_at, local_start,
       CASE WHEN series_id IS NOT NULL THEN local_start END
     FROM unnest($1::uuid[], $2::text[], $3::text[], $4::uuid[], $5::uuid[], $6::timestamptz[], $7::timestamptz[], $8::text[])
       AS planned (section_id, topic, zone, series_id, room_id, starts_at, ends_at, local_start)
     RETURNING id`,
    params: {
      ...{ sectionIds: 'uuid[]', topics: 'text[]', zones: 'text[]', seriesIds: 'uuid?[]', roomIds: 'uuid?[]' },
      ...{ startsAt: 'timestamptz[]', endsAt: 'timestamptz[]', localStarts: 'text[]' },
    },
    row: { id: 'uuid' },
  },
  decksReady: {
    text: `SELECT deck.id, pair.id AS "sectionId" FROM unnest($1::uuid[], $2::uuid[]) AS pair (old, id)
     JOIN deck ON deck.section_id = pair.old AND deck.state = 'ready' ORDER BY deck.created_at`,
    params: pairs,
    row: { id: 'uuid', sectionId: 'uuid' },
  },
  decks: {
    text: `INSERT INTO deck (id, section_id, title, uploaded_by, state, problem, pages, pages_done, bytes)
     SELECT pair.id, pair.section_id, title, uploaded_by, state, problem, pages, pages_done, bytes
     FROM unnest($1::uuid[], $2::uuid[], $3::uuid[]) AS pair (old, id, section_id) JOIN deck ON deck.id = pair.old`,
    params: { ...pairs, sectionIds: 'uuid[]' },
  },
  pages: {
    text: `INSERT INTO deck_page (deck_id, number, ratio, text, small, small_bytes, large, large_bytes)
     SELECT pair.id, number, ratio, text, small, small_bytes, large, large_bytes
     FROM unnest($1::uuid[], $2::uuid[]) AS pair (old, id) JOIN deck_page ON deck_page.deck_id = pair.old`,
    params: pairs,
  },
});

/** What is copied, and the id of what is made of each. */
interface Pairs {
  olds: readonly string[];
  ids: readonly string[];
}

/** Sections with their cohorts. @param teaching who teaches on, one person a pair */
export async function copySections(
  manager: EntityManager,
  made: Pairs & { termId: string; state: 'open' | 'draft' },
  teaching: Pairs & { personIds: readonly string[] },
): Promise<void> {
  const { olds, ids } = made;
  await sql.sections.rows(manager, made);
  await sql.lecturers.rows(manager, teaching);
  await sql.cohorts.rows(manager, { olds, ids });
}

/** Students come in with their cohorts as those are today, by name, as far as there are seats. @returns how many */
export async function enrolCohorts(manager: EntityManager, ids: readonly string[]): Promise<number> {
  return (await sql.enrol.first(manager, { ids }))?.students ?? 0;
}

interface NewSeries {
  id: string;
  sectionId: string;
  rule: string;
  localStart: string;
  minutes: number;
  zone: string;
}

export async function addSeries(manager: EntityManager, series: readonly NewSeries[]): Promise<void> {
  await sql.series.rows(manager, {
    ids: series.map(({ id }) => id),
    sectionIds: series.map(({ sectionId }) => sectionId),
    rules: series.map(({ rule }) => rule),
    localStarts: series.map(({ localStart }) => localStart),
    minutes: series.map(({ minutes }) => minutes),
    zones: series.map(({ zone }) => zone),
  });
}

interface NewSession {
  sectionId: string;
  topic: string;
  zone: string;
  seriesId: string | null;
  roomId: string | null;
  startsAt: Date;
  endsAt: Date;
  localStart: string;
}

/** @returns their ids */
export async function addSessions(manager: EntityManager, sessions: readonly NewSession[]): Promise<string[]> {
  const rows = await sql.sessions.rows(manager, {
    sectionIds: sessions.map(({ sectionId }) => sectionId),
    topics: sessions.map(({ topic }) => topic),
    zones: sessions.map(({ zone }) => zone),
    seriesIds: sessions.map(({ seriesId }) => seriesId),
    roomIds: sessions.map(({ roomId }) => roomId),
    startsAt: sessions.map(({ startsAt }) => startsAt),
    endsAt: sessions.map(({ endsAt }) => endsAt),
    localStarts: sessions.map(({ localStart }) => localStart),
  });
  return rows.map(({ id }) => id);
}

/** The decks that can be shown, each with the new section that gets it. */
export function decksReady(manager: EntityManager, sections: Pairs): Promise<{ id: string; sectionId: string }[]> {
  return sql.decksReady.rows(manager, sections);
}

/** With their pages. */
export async function copyDecks(
  manager: EntityManager,
  decks: Pairs & { sectionIds: readonly string[] },
): Promise<void> {
  const { olds, ids } = decks;
  await sql.decks.rows(manager, decks);
  await sql.pages.rows(manager, { olds, ids });
}
