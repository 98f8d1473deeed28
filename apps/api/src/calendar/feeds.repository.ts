import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { statements, word } from '#database';
import type { Language, RowOf } from '#database';
import { inOrder } from '../graphql/name-order.ts';

/** Days of sessions in a feed, before and after today. */
export const window = { back: 60, ahead: 400 } as const;

/** All roles of the person in the section's institution are suspended. */
const suspended = `EXISTS (SELECT FROM membership WHERE person_id = person.id AND institution_id = course.institution_id
    HAVING count(*) > 0 AND count(*) = count(suspended_at))`;
/** The person teaches in the section, or learns there once it is no draft. */
const takesPart = `(
    EXISTS (SELECT FROM section_lecturer WHERE section_id = section.id AND person_id = person.id)
    OR section.state <> 'draft' AND EXISTS (SELECT FROM enrolment WHERE section_id = section.id AND person_id = person.id))`;
const manages = `(person.platform_role = 'platform_admin' OR EXISTS (
    SELECT FROM membership WHERE person_id = person.id AND institution_id = course.institution_id
      AND role = 'admin' AND suspended_at IS NULL))`;
const standsIn = `EXISTS (SELECT FROM session_lecturer WHERE session_id = session.id AND person_id = person.id)`;
const titleOfSection = `coalesce(course_translation.title, course.title) || ', ' || section.name`;
/** Who else takes part in what has no title, hosts first. */
const others = `coalesce((SELECT string_agg(other.name, ', ' ORDER BY role, ${inOrder('other.name')}, other.id)
    FROM session_owner_participant JOIN person other ON other.id = person_id
    WHERE owner_id = session_owner.id AND other.id <> person.id), '')`;
const ofReader = `LEFT JOIN course_translation ON course_translation.course_id = course.id
    AND course_translation.language = person.language AND course.language <> person.language`;

const stillAllowed = `calendar_feed.revoked_at IS NULL AND person.deactivated_at IS NULL AND person.erased_at IS NULL
  AND (section.id IS NULL OR NOT ${suspended} AND (${takesPart} OR ${manages}))`;

const feedColumns = { id: 'uuid', sectionId: 'uuid?', createdAt: 'timestamptz', lastUsedAt: 'timestamptz?' } as const;

export const sql = statements({
  lockPerson: { text: 'SELECT FROM person WHERE id = $1 FOR NO KEY UPDATE', params: { personId: 'uuid' } },
  mayFollow: {
    text: `SELECT FROM section JOIN course ON course.id = section.course_id JOIN person ON person.id = $2
     WHERE section.id = $1 AND NOT ${suspended} AND (${takesPart} OR ${manages})`,
    params: { sectionId: 'uuid', personId: 'uuid' },
  },
  ofPerson: {
    text: `SELECT calendar_feed.id, calendar_feed.section_id AS "sectionId", calendar_feed.created_at AS "createdAt",
       calendar_feed.last_used_at AS "lastUsedAt"
     FROM calendar_feed
     JOIN person ON person.id = calendar_feed.person_id
     LEFT JOIN section ON section.id = calendar_feed.section_id
     LEFT JOIN course ON course.id = section.course_id
     WHERE calendar_feed.person_id = $1 AND ${stillAllowed}
     ORDER BY calendar_feed.created_at DESC, calendar_feed.id`,
    params: { personId: 'uuid' },
    row: feedColumns,
  },
  add: {
    text: `INSERT INTO calendar_feed (person_id, section_id)
     SELECT $1, $2 WHERE (SELECT count(*) FROM calendar_feed WHERE person_id = $1 AND revoked_at IS NULL) < $3
     RETURNING id, section_id AS "sectionId", created_at AS "createdAt", last_used_at AS "lastUsedAt"`,
    params: { personId: 'uuid', sectionId: 'uuid?', most: 'int8' },
    row: feedColumns,
  },
  revoke: {
    text: 'UPDATE calendar_feed SET revoked_at = coalesce(revoked_at, now()) WHERE id = $1 AND person_id = $2',
    params: { id: 'uuid', personId: 'uuid' },
  },
  open: {
    text: `SELECT calendar_feed.id, person.id AS "personId", person.name AS "personName", person.language,
       person.zone, section.id AS "sectionId", ${titleOfSection} AS "sectionTitle"
     FROM calendar_feed
     JOIN person ON person.id = calendar_feed.person_id
     LEFT JOIN section ON section.id = calendar_feed.section_id
     LEFT JOIN course ON course.id = section.course_id
     ${ofReader}
     WHERE calendar_feed.id = $1 AND ${stillAllowed}`,
    params: { id: 'uuid' },
    row: {
      id: 'uuid',
      personId: 'uuid',
      personName: 'text',
      language: word<Language>(),
      /** Feeds of the person. */
      zone: 'text',
      sectionId: 'uuid?',
      /** Facts of the section that the feed is about. */
      sectionTitle: 'text?',
    },
  },
  /** The hour of the last use. An hour is precise enough to see which address is still in use. */
  markUsed: {
    text: `UPDATE calendar_feed SET last_used_at = date_trunc('hour', now())
     WHERE id = $1 AND last_used_at IS DISTINCT FROM date_trunc('hour', now())`,
    params: { id: 'uuid' },
  },
  sessions: {
    text: `SELECT session.id, CASE WHEN session_owner.id IS NULL THEN ${titleOfSection} ELSE coalesce(session_owner.title, ${others}) END AS title, session.topic, session.starts_at AS "startsAt", session.ends_at AS "endsAt",
       session.zone, session.cancelled_at IS NOT NULL AS cancelled, session.sequence, session.change_reason AS reason,
       session.created_at AS "createdAt", session.updated_at AS "updatedAt", room.name AS room, campus.name AS campus,
       ARRAY(SELECT teacher.name FROM person teacher WHERE teacher.id IN (
           SELECT person_id FROM session_lecturer WHERE session_id = session.id
           UNION SELECT person_id FROM session_owner_participant
             WHERE owner_id = session.owner_id AND role = 'host'
           UNION SELECT person_id FROM section_lecturer WHERE section_id = section.id
             AND NOT EXISTS (SELECT FROM session_lecturer WHERE session_id = session.id))
         ORDER BY ${inOrder('teacher.name')}, teacher.id) AS lecturers
     FROM person
     CROSS JOIN session
     LEFT JOIN session_owner ON session_owner.id = session.owner_id
     LEFT JOIN (section JOIN course ON course.id = section.course_id) ON section.id = session.section_id
     LEFT JOIN room ON room.id = session.room_id
     LEFT JOIN campus ON campus.id = coalesce(room.campus_id, section.campus_id)
     ${ofReader}
     WHERE person.id = $1
       AND session.starts_at BETWEEN $3::timestamptz - make_interval(days => ${window.back})
         AND $3::timestamptz + make_interval(days => ${window.ahead})
       AND session.id IN (
         SELECT id FROM session WHERE section_id IN (
           SELECT $2::uuid WHERE $2 IS NOT NULL
           UNION SELECT section_id FROM section_lecturer WHERE $2 IS NULL AND person_id = $1
           UNION SELECT section_id FROM enrolment WHERE $2 IS NULL AND person_id = $1
           UNION SELECT other.section_id FROM session_lecturer JOIN session other ON other.id = session_id
             WHERE $2 IS NULL AND person_id = $1)
         UNION ALL SELECT id FROM session WHERE owner_id IN (
           SELECT owner_id FROM session_owner_participant WHERE $2 IS NULL AND person_id = $1))
       AND ($2 IS NOT NULL OR session.owner_id IS NOT NULL OR NOT ${suspended} AND (${takesPart} OR ${standsIn}))
     ORDER BY session.starts_at, session.id`,
    params: { personId: 'uuid', sectionId: 'uuid?', now: 'timestamptz' },
    row: {
      id: 'uuid',
      title: 'text',
      topic: 'text',
      startsAt: 'timestamptz',
      endsAt: 'timestamptz',
      zone: 'text',
      cancelled: 'bool',
      sequence: 'int4',
      /** The reason of the last move or cancellation. */
      reason: 'text?',
      createdAt: 'timestamptz',
      updatedAt: 'timestamptz',
      room: 'text?',
      /** Null: it belongs to no section, and has no room. */
      campus: 'text?',
      /** Sorted by name. */
      lecturers: 'text[]',
    },
  },
  personal: {
    text: `SELECT section_id AS "sectionId", created_at AS "createdAt", last_used_at AS "lastUsedAt", revoked_at AS "revokedAt"
       FROM calendar_feed WHERE person_id = $1 ORDER BY created_at`,
    params: { personId: 'uuid' },
    row: { sectionId: 'uuid?', createdAt: 'timestamptz', lastUsedAt: 'timestamptz?', revokedAt: 'timestamptz?' },
  },
  editions: {
    text: `SELECT session_id AS "sessionId", fingerprint, sequence, changed_at AS "changedAt"
     FROM calendar_event WHERE feed_id = $1`,
    params: { feedId: 'uuid' },
    row: { sessionId: 'uuid', fingerprint: 'text', sequence: 'int4', changedAt: 'timestamptz' },
  },
  keepEditions: {
    text: `WITH gone AS (DELETE FROM calendar_event WHERE feed_id = $1 AND session_id <> ALL($2::uuid[]))
     INSERT INTO calendar_event (feed_id, session_id, fingerprint, sequence, changed_at)
     SELECT $1, said.session_id, said.fingerprint, said.sequence, said.changed_at
     FROM unnest($3::uuid[], $4::text[], $5::integer[], $6::timestamptz[])
       AS said (session_id, fingerprint, sequence, changed_at)
     -- A session may have been taken away since it was read.
     JOIN session ON session.id = said.session_id
     ON CONFLICT (feed_id, session_id) DO UPDATE
     SET fingerprint = excluded.fingerprint, sequence = excluded.sequence, changed_at = excluded.changed_at`,
    params: {
      feedId: 'uuid',
      all: 'uuid[]',
      sessionIds: 'uuid[]',
      fingerprints: 'text[]',
      sequences: 'int4[]',
      changedAt: 'timestamptz[]',
    },
  },
});

export type FeedRow = RowOf<typeof sql.ofPerson>;
export type OpenFeed = RowOf<typeof sql.open>;
export type FeedSession = RowOf<typeof sql.sessions>;
export type EditionRow = RowOf<typeof sql.editions>;

/** Calendar feeds, and the last content that each has sent. */
@Injectable()
export class FeedsRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Whether a person may have a feed of a section: people who teach or learn there, and people who manage its institution. */
  async mayFollow(personId: string, sectionId: string): Promise<boolean> {
    return (await sql.mayFollow.rows(this.dataSource, { sectionId, personId })).length === 1;
  }

  /** Feeds of a person that still open a timetable, the newest first. */
  ofPerson(personId: string): Promise<FeedRow[]> {
    return sql.ofPerson.rows(this.dataSource, { personId });
  }

  /** Undefined: the person has `most` feeds. */
  async add(
    manager: EntityManager,
    personId: string,
    sectionId: string | null,
    most: number,
  ): Promise<FeedRow | undefined> {
    // A person who asks twice at once waits here, so that the count stays right.
    await sql.lockPerson.rows(manager, { personId });
    return sql.add.first(manager, { personId, sectionId, most });
  }

  /** @returns whether the feed belongs to the person */
  async revoke(manager: EntityManager, id: string, personId: string): Promise<boolean> {
    return (await sql.revoke.touched(manager, { id, personId })) > 0;
  }

  /** The feed, unless it was revoked or its person may not have it any more. */
  open(id: string): Promise<OpenFeed | undefined> {
    return sql.open.first(this.dataSource, { id });
  }

  async markUsed(id: string): Promise<void> {
    await sql.markUsed.rows(this.dataSource, { id });
  }

  /** Sessions, the earliest first, cancelled ones too. One statement. */
  sessions({ personId, sectionId }: OpenFeed, now: Date): Promise<FeedSession[]> {
    return sql.sessions.rows(this.dataSource, { personId, sectionId, now });
  }

  editions(feedId: string): Promise<EditionRow[]> {
    return sql.editions.rows(this.dataSource, { feedId });
  }

  /** Writes the editions that changed and deletes those that the feed has no more. */
  async keepEditions(feedId: string, all: readonly EditionRow[], changed: readonly EditionRow[]): Promise<void> {
    await sql.keepEditions.rows(this.dataSource, {
      feedId,
      all: all.map(({ sessionId }) => sessionId),
      sessionIds: changed.map(({ sessionId }) => sessionId),
      fingerprints: changed.map(({ fingerprint }) => fingerprint),
      sequences: changed.map(({ sequence }) => sequence),
      changedAt: changed.map(({ changedAt }) => changedAt),
    });
  }
}
