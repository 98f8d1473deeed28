import type { EntityManager } from 'typeorm';
import { statements } from '#database';
import type { Queryable, RowOf } from '#database';

/** Letters that were tried for hours and given up. */
const failed = `
  SELECT notification.id, 'timetable' AS what, person.email, notification.created_at AS at, mail_attempts AS attempts, NULL AS failure
  FROM notification JOIN person ON person.id = person_id WHERE mail_state = 'failed'
  UNION ALL
  SELECT welcome_mail.id, 'welcome', person.email, welcome_mail.created_at, attempts, failure
  FROM welcome_mail JOIN person ON person.id = person_id WHERE state = 'failed'`;

/** Most letters that are listed at once. The newest are the most worth sending, so the oldest are left out. */
const shown = 200;

export const sql = statements({
  failed: {
    text: `SELECT *, count(*) OVER ()::integer AS all FROM (${failed}) AS letter ORDER BY at DESC LIMIT ${shown}`,
    params: {},
    row: {
      id: 'uuid',
      what: 'text',
      email: 'text',
      at: 'timestamptz',
      attempts: 'int4',
      failure: 'text?',
      /** All letters that failed, also those that are not listed. */
      all: 'int4',
    },
  },
  sendNotices: {
    text: `UPDATE notification SET mail_state = 'due', mail_attempts = 0, mail_due_at = clock_timestamp()
         WHERE mail_state = 'failed' AND ($1::uuid IS NULL OR id = $1) RETURNING person_id AS "personId"`,
    params: { id: 'uuid?' },
    row: { personId: 'uuid' },
  },
  sendWelcomes: {
    text: `UPDATE welcome_mail SET state = 'due', attempts = 0, due_at = clock_timestamp() WHERE id IN (
           SELECT DISTINCT ON (institution_id, person_id) id FROM welcome_mail AS letter
           WHERE state = 'failed' AND ($1::uuid IS NULL OR id = $1) AND NOT EXISTS (SELECT FROM welcome_mail
             WHERE state = 'due' AND institution_id = letter.institution_id AND person_id = letter.person_id)
           ORDER BY institution_id, person_id, created_at DESC) RETURNING id`,
    params: { id: 'uuid?' },
    row: { id: 'uuid' },
  },
  note: {
    text: `INSERT INTO audit_entry (source, action, kind, object_id, changes)
           VALUES ('operator', 'update', 'mail', $1, '{"mail_state": ["failed", "due"]}')`,
    params: { id: 'uuid?' },
  },
});

/** The newest first. */
export const failedLetters = (db: Queryable): Promise<RowOf<typeof sql.failed>[]> => sql.failed.rows(db, {});

/** The letters that are sent again. */
export interface Due {
  /** How many letters. */
  readonly letters: number;
  /** People whose letters tell of their notifications. */
  readonly people: readonly string[];
  /** Ids of letters that let a person in. */
  readonly welcomes: readonly string[];
}

/**
 * Makes letters that failed due again, except letters for which a newer one of the same kind is under way.
 *
 * @param id null: all of them
 */
export async function makeDue(manager: EntityManager, id: string | null): Promise<Due> {
  const notices = await sql.sendNotices.rows(manager, { id });
  const welcomes = await sql.sendWelcomes.rows(manager, { id });
  const letters = notices.length + welcomes.length;
  if (letters > 0) await sql.note.rows(manager, { id });
  return {
    letters,
    people: [...new Set(notices.map(({ personId }) => personId))],
    welcomes: welcomes.map((letter) => letter.id),
  };
}
