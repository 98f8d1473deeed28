import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { orNull, statements, word } from '#database';
import type { Language, RowOf } from '#database';
import { inOrder } from '../../graphql/name-order.ts';
import { mostLetterAttempts } from '../../mail/index.ts';
import { closedWithDemo } from '../../sign-in/closed-with-demo.ts';

/** Days for which a letter that failed can be sent again: as long as its job is kept. */
const keptDays = 30;

/** Somebody asked again for the same address. */
const newer = (mail: string) => `EXISTS (SELECT FROM password_reset_mail newer
  WHERE newer.email = ${mail}.email AND (newer.created_at, newer.id) > (${mail}.created_at, ${mail}.id))`;

export const sql = statements({
  add: {
    text: `
      WITH old AS (DELETE FROM password_reset_mail
        WHERE email = $1 AND state = 'failed' AND created_at < now() - make_interval(days => ${keptDays}))
      INSERT INTO password_reset_mail (email) VALUES ($1) RETURNING id`,
    params: { email: 'text' },
    row: { id: 'uuid' },
  },
  claim: {
    text: `
      WITH taken AS (
        UPDATE password_reset_mail SET attempts = attempts + 1 WHERE id = $1 AND state = 'due'
        RETURNING id, email, created_at
      )
      SELECT taken.id, person.id AS "personId", person.name, taken.email, person.language, ${newer('taken')} AS superseded
      FROM taken LEFT JOIN person ON person.email = taken.email AND NOT person.closed_by_operator
        AND person.deactivated_at IS DISTINCT FROM $2`,
    params: { id: 'uuid', closedWithDemo: 'timestamptz' },
    row: {
      id: 'uuid',
      /** Null: no account that may have a new password. */
      personId: 'uuid?',
      name: 'text?',
      email: 'text',
      language: orNull(word<Language>()),
      superseded: 'bool',
    },
  },
  remove: { text: 'DELETE FROM password_reset_mail WHERE id = $1', params: { id: 'uuid' } },
  removeSent: {
    text: `DELETE FROM password_reset_mail mail USING password_reset_mail sent
     WHERE sent.id = $1 AND mail.email = sent.email AND (mail.created_at, mail.id) <= (sent.created_at, sent.id)`,
    params: { id: 'uuid' },
  },
  noteFailure: {
    text: `UPDATE password_reset_mail SET failure = $2,
       state = CASE WHEN $3 OR attempts >= ${mostLetterAttempts} THEN 'failed' ELSE 'due' END
     WHERE id = $1 AND state = 'due' RETURNING state = 'failed' AS failed`,
    params: { id: 'uuid', failure: 'text', forGood: 'bool' },
    row: { failed: 'bool' },
  },
  giveUp: {
    text: `UPDATE password_reset_mail SET state = 'failed' WHERE id = $1 AND state = 'due'`,
    params: { id: 'uuid' },
  },
  revive: {
    text: `UPDATE password_reset_mail mail SET state = 'due', attempts = 0, due_at = clock_timestamp()
     WHERE id = $1 AND NOT ${newer('mail')}`,
    params: { id: 'uuid' },
  },
  waiting: {
    text: `SELECT id, due_at AS "dueAt" FROM password_reset_mail WHERE state = 'due' ORDER BY due_at, id`,
    params: {},
    row: { id: 'uuid', dueAt: 'timestamptz' },
  },
  institutions: {
    text: `SELECT mail.id, string_agg(institution.name, ', ' ORDER BY ${inOrder('institution.name')}) AS names
     FROM password_reset_mail mail LEFT JOIN person ON person.email = mail.email
       LEFT JOIN (SELECT DISTINCT person_id, institution_id FROM membership) AS member ON member.person_id = person.id
       LEFT JOIN institution ON institution.id = member.institution_id
     WHERE mail.id = ANY($1) GROUP BY mail.id`,
    params: { ids: 'uuid[]' },
    row: { id: 'uuid', names: 'text?' },
  },
});

export type DueReset = RowOf<typeof sql.claim>;

/** Letters with a link to choose a new password. */
@Injectable()
export class ResetMailsRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** The same statement, whether there is an account with the address or not. */
  async add(manager: EntityManager, email: string): Promise<string> {
    const row = await sql.add.first(manager, { email });
    if (!row) throw new Error('The database said nothing.');
    return row.id;
  }

  /** For one attempt; undefined: it is not due any more. */
  claim(id: string): Promise<DueReset | undefined> {
    return sql.claim.first(this.dataSource, { id, closedWithDemo });
  }

  async remove(id: string): Promise<void> {
    await sql.remove.rows(this.dataSource, { id });
  }

  /** It was sent: earlier ones for the same address need not be. */
  async removeSent(id: string): Promise<void> {
    await sql.removeSent.rows(this.dataSource, { id });
  }

  /** @param forGood there is no other attempt. @returns whether there is none */
  async noteFailure(id: string, failure: string, forGood: boolean): Promise<boolean> {
    return (await sql.noteFailure.first(this.dataSource, { id, failure, forGood }))?.failed ?? true;
  }

  async giveUp(id: string): Promise<void> {
    await sql.giveUp.rows(this.dataSource, { id });
  }

  /** Unless there is a newer one for the same address. */
  async revive(id: string): Promise<boolean> {
    return (await sql.revive.touched(this.dataSource, { id })) > 0;
  }

  waiting(): Promise<RowOf<typeof sql.waiting>[]> {
    return sql.waiting.rows(this.dataSource, {});
  }

  /** Names of the institutions of each letter's reader, by id of the letter; empty: of none. */
  async institutions(ids: readonly string[]): Promise<Map<string, string>> {
    const rows = await sql.institutions.rows(this.dataSource, { ids });
    return new Map(rows.map(({ id, names }) => [id, names ?? '']));
  }
}
