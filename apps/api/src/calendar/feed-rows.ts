import type { DataSource } from 'typeorm';
import type { Language } from '#database';
import { inOrder } from '../graphql/name-order.ts';

/** Days of sessions in a feed, around today. */
export const window = { back: 60, ahead: 400 } as const;

export interface OpenFeed {
  id: string;
  personId: string;
  personName: string;
  language: Language;
  /** Of the person. */
  zone: string;
  sectionId: string | null;
  /** Of the section that the feed is about. */
  sectionTitle: string | null;
}

export interface FeedSession {
  id: string;
  title: string;
  topic: string;
  startsAt: Date;
  endsAt: Date;
  zone: string;
  cancelled: boolean;
  /** Why it was last moved or cancelled. */
  reason: string | null;
  sequence: number;
  createdAt: Date;
  updatedAt: Date;
  room: string | null;
  campus: string;
  /** By name. */
  lecturers: string[];
}

/** Roles of the person in the section's institution are suspended, all of them. */
const suspended = `EXISTS (SELECT FROM membership WHERE person_id = person.id AND institution_id = course.institution_id
    HAVING count(*) > 0 AND count(*) = count(suspended_at))`;
/** Teaches in the section, or learns there once it is no draft. */
const takesPart = `(
    EXISTS (SELECT FROM section_lecturer WHERE section_id = section.id AND person_id = person.id)
    OR section.state <> 'draft' AND EXISTS (SELECT FROM enrolment WHERE section_id = section.id AND person_id = person.id))`;
const manages = `(person.platform_role = 'platform_admin' OR EXISTS (
    SELECT FROM membership WHERE person_id = person.id AND institution_id = course.institution_id
      AND role = 'admin' AND suspended_at IS NULL))`;
const standsIn = `EXISTS (SELECT FROM session_lecturer WHERE session_id = session.id AND person_id = person.id)`;
const title = `coalesce(course_translation.title, course.title) || ', ' || section.name`;
const ofReader = `LEFT JOIN course_translation ON course_translation.course_id = course.id
    AND course_translation.language = person.language AND course.language <> person.language`;

/** Whether a person may have a feed of a section: those who teach or learn there, and those who manage its institution. */
export async function mayFollow(dataSource: DataSource, personId: string, sectionId: string): Promise<boolean> {
  const rows: unknown[] = await dataSource.query(
    `SELECT FROM section JOIN course ON course.id = section.course_id JOIN person ON person.id = $2
     WHERE section.id = $1 AND NOT ${suspended} AND (${takesPart} OR ${manages})`,
    [sectionId, personId],
  );
  return rows.length === 1;
}

export interface FeedRow {
  id: string;
  sectionId: string | null;
  createdAt: Date;
  lastUsedAt: Date | null;
}

const stillAllowed = `calendar_feed.revoked_at IS NULL AND person.deactivated_at IS NULL AND person.erased_at IS NULL
  AND (section.id IS NULL OR NOT ${suspended} AND (${takesPart} OR ${manages}))`;

/** Feeds of a person that open something, the newest first. */
export function feedsOf(dataSource: DataSource, personId: string): Promise<FeedRow[]> {
  return dataSource.query(
    `SELECT calendar_feed.id, calendar_feed.section_id AS "sectionId", calendar_feed.created_at AS "createdAt",
       calendar_feed.last_used_at AS "lastUsedAt"
     FROM calendar_feed
     JOIN person ON person.id = calendar_feed.person_id
     LEFT JOIN section ON section.id = calendar_feed.section_id
     LEFT JOIN course ON course.id = section.course_id
     WHERE calendar_feed.person_id = $1 AND ${stillAllowed}
     ORDER BY calendar_feed.created_at DESC, calendar_feed.id`,
    [personId],
  );
}

/** The feed, unless it was revoked or its person may not have it any more. */
export async function openFeed(dataSource: DataSource, id: string): Promise<OpenFeed | undefined> {
  const [feed]: OpenFeed[] = await dataSource.query(
    `SELECT calendar_feed.id, person.id AS "personId", person.name AS "personName", person.language,
       person.zone, section.id AS "sectionId", ${title} AS "sectionTitle"
     FROM calendar_feed
     JOIN person ON person.id = calendar_feed.person_id
     LEFT JOIN section ON section.id = calendar_feed.section_id
     LEFT JOIN course ON course.id = section.course_id
     ${ofReader}
     WHERE calendar_feed.id = $1 AND ${stillAllowed}`,
    [id],
  );
  return feed;
}

/** Earliest first, cancelled ones too. One statement. */
export function sessionsOfFeed(
  dataSource: DataSource,
  { personId, sectionId }: OpenFeed,
  now: Date,
): Promise<FeedSession[]> {
  return dataSource.query(
    `SELECT session.id, ${title} AS title, session.topic, session.starts_at AS "startsAt", session.ends_at AS "endsAt",
       session.zone, session.cancelled_at IS NOT NULL AS cancelled, session.sequence, session.change_reason AS reason,
       session.created_at AS "createdAt", session.updated_at AS "updatedAt", room.name AS room, campus.name AS campus,
       ARRAY(SELECT teacher.name FROM person teacher WHERE teacher.id IN (
           SELECT person_id FROM session_lecturer WHERE session_id = session.id
           UNION SELECT person_id FROM section_lecturer WHERE section_id = section.id
             AND NOT EXISTS (SELECT FROM session_lecturer WHERE session_id = session.id))
         ORDER BY ${inOrder('teacher.name')}, teacher.id) AS lecturers
     FROM person
     CROSS JOIN session
     JOIN section ON section.id = session.section_id
     JOIN course ON course.id = section.course_id
     LEFT JOIN room ON room.id = session.room_id
     JOIN campus ON campus.id = coalesce(room.campus_id, section.campus_id)
     ${ofReader}
     WHERE person.id = $1
       AND session.starts_at BETWEEN $3::timestamptz - make_interval(days => ${window.back})
         AND $3::timestamptz + make_interval(days => ${window.ahead})
       AND session.section_id IN (
         SELECT $2::uuid WHERE $2 IS NOT NULL
         UNION SELECT section_id FROM section_lecturer WHERE $2 IS NULL AND person_id = $1
         UNION SELECT section_id FROM enrolment WHERE $2 IS NULL AND person_id = $1
         UNION SELECT other.section_id FROM session_lecturer JOIN session other ON other.id = session_id
           WHERE $2 IS NULL AND person_id = $1)
       AND ($2 IS NOT NULL OR NOT ${suspended} AND (${takesPart} OR ${standsIn}))
     ORDER BY session.starts_at, session.id`,
    [personId, sectionId, now],
  );
}
