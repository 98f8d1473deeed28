import type { EntityManager } from 'typeorm';
import { statements } from '#database';
import type { Queryable, RowOf } from '#database';
import { invitationState } from '../people/index.ts';

/** Letters that were tried for hours and given up. */
const failed = `
  SELECT notification.id, 'timetable' AS what, person.email, notification.created_at AS at, mail_attempts AS attempts, NULL AS failure
  FROM notification JOIN person ON person.id = person_id WHERE mail_state = 'failed'
  UNION ALL
  SELECT welcome_mail.id, 'welcome', person.email, welcome_mail.created_at, attempts, failure
  FROM welcome_mail JOIN person ON person.id = person_id WHERE state = 'failed'
  UNION ALL
  SELECT id, 'password', email, created_at, attempts, failure FROM password_reset_mail WHERE state = 'failed'
  UNION ALL
  SELECT invitation.id, 'invitation', invitation.email, invitation.created_at, attempts, failure
  FROM invitation_mail JOIN invitation ON invitation.id = invitation_id
  WHERE invitation_mail.state = 'failed' AND ${invitationState} = 'open'
  UNION ALL
  SELECT api_token.id, 'token', person.email, api_token.created_at, mail_attempts, NULL
  FROM api_token JOIN person ON person.id = person_id WHERE mail_state = 'failed'`;

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
  makeNoticesDue: {
    text: `UPDATE notification SET mail_state = 'due', mail_attempts = 0, mail_due_at = clock_timestamp()
         WHERE mail_state = 'failed' AND ($1::uuid IS NULL OR id = $1) RETURNING person_id AS "personId"`,
    params: { id: 'uuid?' },
    row: { personId: 'uuid' },
  },
  makeWelcomesDue: {
    text: `UPDATE welcome_mail SET state = 'due', attempts = 0, due_at = clock_timestamp() WHERE id IN (
           SELECT DISTINCT ON (institution_id, person_id) id FROM welcome_mail AS letter
           WHERE state = 'failed' AND ($1::uuid IS NULL OR id = $1) AND NOT EXISTS (SELECT FROM welcome_mail
             WHERE state = 'due' AND institution_id IS NOT DISTINCT FROM letter.institution_id AND person_id = letter.person_id)
           ORDER BY institution_id, person_id, created_at DESC) RETURNING id`,
    params: { id: 'uuid?' },
    row: { id: 'uuid' },
  },
  makeResetsDue: {
    text: `UPDATE password_reset_mail letter SET state = 'due', attempts = 0, due_at = clock_timestamp()
         WHERE state = 'failed' AND ($1::uuid IS NULL OR id = $1) AND NOT EXISTS (SELECT FROM password_reset_mail newer
           WHERE newer.email = letter.email AND (newer.created_at, newer.id) > (letter.created_at, letter.id)) RETURNING id`,
    params: { id: 'uuid?' },
    row: { id: 'uuid' },
  },
  makeInvitationsDue: {
    text: `UPDATE invitation_mail SET state = 'due', attempts = 0, due_at = clock_timestamp() FROM invitation
         WHERE invitation.id = invitation_id AND invitation_mail.state = 'failed' AND ${invitationState} = 'open'
           AND ($1::uuid IS NULL OR invitation_id = $1) RETURNING invitation_id AS id`,
    params: { id: 'uuid?' },
    row: { id: 'uuid' },
  },
  makeTokenNoticesDue: {
    text: `UPDATE api_token SET mail_state = 'due', mail_attempts = 0
         WHERE mail_state = 'failed' AND ($1::uuid IS NULL OR id = $1) RETURNING id`,
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
  /** Ids of letters with a link to choose a password. */
  readonly resets: readonly string[];
  readonly invitations: readonly string[];
  /** Ids of tokens that a letter tells of. */
  readonly tokens: readonly string[];
}

/**
 * Makes letters that failed due again, except letters for which a newer one of the same kind is under way.
 *
 * @param id null: all of them
 */
export async function makeDue(manager: EntityManager, id: string | null): Promise<Due> {
  const notices = await sql.makeNoticesDue.rows(manager, { id });
  const welcomes = idsOf(await sql.makeWelcomesDue.rows(manager, { id }));
  const resets = idsOf(await sql.makeResetsDue.rows(manager, { id }));
  const invitations = idsOf(await sql.makeInvitationsDue.rows(manager, { id }));
  const tokens = idsOf(await sql.makeTokenNoticesDue.rows(manager, { id }));
  const people = [...new Set(notices.map(({ personId }) => personId))];
  const letters = [notices, welcomes, resets, invitations, tokens].reduce((sum, { length }) => sum + length, 0);
  if (letters > 0) await sql.note.rows(manager, { id });
  return { letters, people, welcomes, resets, invitations, tokens };
}

const idsOf = (rows: readonly { id: string }[]): string[] => rows.map(({ id }) => id);
