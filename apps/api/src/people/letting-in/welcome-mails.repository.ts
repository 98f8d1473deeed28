import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { json, orNull, statements, word } from '#database';
import type { Language, RowOf, WelcomeState } from '#database';
import { inOrder } from '../../graphql/name-order.ts';
import { mostLetterAttempts } from '../../mail/index.ts';
import { welcomeDays } from '../resetting/password-resets.ts';

/**
 * The address that waits for its letter to be answered, as SQL: a mail to the address that somebody has does not overtake it.
 *
 * @param institutionId SQL of the institution. @param personId SQL of the person
 */
export const askedAddress = (institutionId: string, personId: string): string =>
  `SELECT email FROM welcome_mail asked WHERE asked.institution_id = ${institutionId} AND asked.person_id = ${personId}
     AND asked.email IS NOT NULL AND asked.state IN ('due', 'sent') AND asked.created_at > now() - make_interval(days => ${welcomeDays})
   ORDER BY asked.created_at DESC LIMIT 1`;

export const sql = statements({
  add: {
    text: `INSERT INTO welcome_mail (institution_id, person_id, batch_id, sent_by, email)
     SELECT $1, person_id, $3, $4, coalesce($5, (${askedAddress('$1', 'person_id')})) FROM unnest($2::uuid[]) AS person_id
     ON CONFLICT (institution_id, person_id) WHERE state = 'due' DO UPDATE SET email = excluded.email WHERE $5::text IS NOT NULL
     RETURNING id`,
    params: { institutionId: 'uuid', personIds: 'uuid[]', batchId: 'uuid', sentBy: 'uuid?', email: 'text?' },
    row: { id: 'uuid' },
  },
  addToRoster: {
    text: `INSERT INTO welcome_mail (person_id, batch_id, sent_by) SELECT person_id, $2, $3 FROM unnest($1::uuid[]) AS person_id
     ON CONFLICT (person_id) WHERE state = 'due' AND institution_id IS NULL DO NOTHING RETURNING id`,
    params: { personIds: 'uuid[]', batchId: 'uuid', sentBy: 'uuid?' },
    row: { id: 'uuid' },
  },
  claim: {
    text: `
      WITH taken AS (
        UPDATE welcome_mail SET attempts = attempts + 1 WHERE id = $1 AND state = 'due'
        RETURNING id, person_id, institution_id, email
      )
      SELECT taken.id, person.id AS "personId", person.name, coalesce(taken.email, person.email) AS email,
        taken.email IS NOT NULL AS "newEmail", holder.language AS "holderLanguage", person.language, institution.name AS institution,
        person.password_hash IS NOT NULL AS "hasPassword",
        person.erased_at IS NULL AND CASE WHEN institution.id IS NULL
          THEN EXISTS (SELECT FROM expert WHERE person_id = person.id AND expert.state = 'draft')
          ELSE person.password_hash IS NULL AND EXISTS (SELECT FROM membership
            WHERE person_id = person.id AND institution_id = institution.id AND suspended_at IS NULL) END AS wanted
      FROM taken JOIN person ON person.id = taken.person_id LEFT JOIN institution ON institution.id = taken.institution_id
        LEFT JOIN person holder ON holder.email = taken.email AND holder.id <> person.id`,
    params: { id: 'uuid' },
    row: {
      id: 'uuid',
      personId: 'uuid',
      name: 'text',
      /** Where it goes. */
      email: 'text',
      /** Whether that becomes the person's address by the link. */
      newEmail: 'bool',
      /** Language of another person who already has that address: that person gets no link. */
      holderLanguage: orNull(word<Language>()),
      language: word<Language>(),
      /** Null: the roster. */
      institution: 'text?',
      hasPassword: 'bool',
      /** Now: still a member who has no password, or on the roster with a draft. */
      wanted: 'bool',
    },
  },
  end: {
    text: `UPDATE welcome_mail SET state = $2, sent_at = CASE WHEN $2 = 'sent' THEN now() END, failure = NULL
     WHERE id = $1 AND state = 'due'`,
    params: { id: 'uuid', state: 'text' },
  },
  noteFailure: {
    text: `UPDATE welcome_mail SET failure = $2, state = CASE WHEN $3 OR attempts >= ${mostLetterAttempts} THEN 'failed' ELSE 'due' END
     WHERE id = $1 AND state = 'due' RETURNING state`,
    params: { id: 'uuid', failure: 'text', forGood: 'bool' },
    row: { state: word<WelcomeState>() },
  },
  giveUp: {
    text: `UPDATE welcome_mail SET state = 'failed' WHERE id = $1 AND state = 'due'`,
    params: { id: 'uuid' },
  },
  revive: {
    text: `UPDATE welcome_mail SET state = 'due', attempts = 0, due_at = clock_timestamp()
     WHERE id = $1 AND (state = 'due' OR state = 'failed' AND NOT EXISTS (SELECT FROM welcome_mail AS newer
       WHERE newer.state = 'due' AND newer.institution_id IS NOT DISTINCT FROM welcome_mail.institution_id AND newer.person_id = welcome_mail.person_id))`,
    params: { id: 'uuid' },
  },
  waiting: {
    text: `SELECT id, due_at AS "dueAt" FROM welcome_mail WHERE state = 'due' ORDER BY due_at, id`,
    params: {},
    row: { id: 'uuid', dueAt: 'timestamptz' },
  },
  institutions: {
    text: `SELECT welcome_mail.id, institution.name FROM welcome_mail JOIN institution ON institution.id = institution_id
     WHERE welcome_mail.id = ANY($1)`,
    params: { ids: 'uuid[]' },
    row: { id: 'uuid', name: 'text' },
  },
  ofBatch: {
    text: `SELECT welcome_mail.id, json_build_object('id', person.id, 'name', person.name) AS person, state,
       sent_at AS "sentAt", failure
     FROM welcome_mail JOIN person ON person.id = person_id
     WHERE batch_id = $1 AND institution_id = $2 ORDER BY ${inOrder('person.name')}, person.id`,
    params: { batchId: 'uuid', institutionId: 'uuid' },
    row: {
      id: 'uuid',
      person: json<{ id: string; name: string }>(),
      state: word<WelcomeState>(),
      sentAt: 'timestamptz?',
      failure: 'text?',
    },
  },
  ofPeople: {
    text: `SELECT person_id AS id, bool_or(state = 'due') AS due,
       (count(*) FILTER (WHERE created_at > now() - interval '1 day'))::integer AS today
     FROM welcome_mail WHERE institution_id = $1 AND person_id = ANY($2) GROUP BY person_id`,
    params: { institutionId: 'uuid', personIds: 'uuid[]' },
    row: { id: 'uuid', due: 'bool', today: 'int4' },
  },
});

export type DueWelcome = RowOf<typeof sql.claim>;
export type WelcomeRow = RowOf<typeof sql.ofBatch>;
export type WelcomesOf = RowOf<typeof sql.ofPeople>;

/** Letters that let people in. */
@Injectable()
export class WelcomeMailsRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** For one attempt; undefined: it is not due any more. */
  claim(id: string): Promise<DueWelcome | undefined> {
    return sql.claim.first(this.dataSource, { id });
  }

  async end(id: string, state: 'sent' | 'dropped'): Promise<void> {
    await sql.end.rows(this.dataSource, { id, state });
  }

  /** @param forGood there is no other attempt. @returns whether there is none */
  async noteFailure(id: string, failure: string, forGood: boolean): Promise<boolean> {
    const row = await sql.noteFailure.first(this.dataSource, { id, failure, forGood });
    return row?.state !== 'due';
  }

  async giveUp(id: string): Promise<void> {
    await sql.giveUp.rows(this.dataSource, { id });
  }

  /** Unless a newer one of the person is due. */
  async revive(id: string): Promise<boolean> {
    return (await sql.revive.touched(this.dataSource, { id })) > 0;
  }

  waiting(): Promise<RowOf<typeof sql.waiting>[]> {
    return sql.waiting.rows(this.dataSource, {});
  }

  /** Name of the institution by id of the letter. */
  async institutions(ids: readonly string[]): Promise<Map<string, string>> {
    const rows = await sql.institutions.rows(this.dataSource, { ids });
    return new Map(rows.map(({ id, name }) => [id, name]));
  }

  /** By name of the person. */
  ofBatch(batchId: string, institutionId: string): Promise<WelcomeRow[]> {
    return sql.ofBatch.rows(this.dataSource, { batchId, institutionId });
  }

  /** Whether a letter of each is due, and how many came into being in a day. */
  ofPeople(manager: EntityManager, institutionId: string, personIds: readonly string[]): Promise<WelcomesOf[]> {
    return sql.ofPeople.rows(manager, { institutionId, personIds });
  }
}
