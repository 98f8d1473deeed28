import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { json, statements, word } from '#database';
import type { Language, RowOf } from '#database';
import { mostLetterAttempts } from '../mail/index.ts';
import type { NamedZone } from '../words/when.ts';

interface DueNotice {
  id: string;
  kind: string;
  facts: unknown;
}

export const sql = statements({
  /** Waits for transactions that are telling the person something: what they tell is in the next statement. */
  lockPerson: { text: 'SELECT FROM person WHERE id = $1 FOR UPDATE', params: { personId: 'uuid' } },
  claim: {
    text: `
      WITH taken AS (
        UPDATE notification SET mail_attempts = mail_attempts + 1
        WHERE person_id = $1 AND mail_state = 'due'
        RETURNING id, person_id, kind, facts, created_at
      )
      SELECT person.id, person.name, person.email, person.language, person.zone,
        person.mail_changes AND person.deactivated_at IS NULL AND person.erased_at IS NULL AS reachable,
        json_agg(json_build_object('id', taken.id, 'kind', taken.kind, 'facts', taken.facts)
          ORDER BY taken.created_at, taken.id) AS notices
      FROM taken JOIN person ON person.id = taken.person_id
      GROUP BY person.id`,
    params: { personId: 'uuid' },
    row: {
      id: 'uuid',
      name: 'text',
      email: 'text',
      language: word<Language>(),
      /** IANA. */
      zone: 'text',
      /** Has an account and wants mail, now. */
      reachable: 'bool',
      /** In the order in which they were told. */
      notices: json<DueNotice[]>(),
    },
  },
  names: {
    text: 'SELECT id, name FROM person WHERE id = ANY($1)',
    params: { ids: 'uuid[]' },
    row: { id: 'uuid', name: 'text' },
  },
  campuses: {
    text: `SELECT section.id AS "sectionId", campus.name, campus.zone
      FROM section JOIN campus ON campus.id = section.campus_id WHERE section.id = ANY($1)`,
    params: { sectionIds: 'uuid[]' },
    row: { sectionId: 'uuid', name: 'text', zone: 'text' },
  },
  markSent: {
    text: `UPDATE notification SET mail_state = 'sent', mailed_at = now() WHERE id = ANY($1) AND mail_state = 'due'`,
    params: { ids: 'uuid[]' },
  },
  markNotMailed: {
    text: `UPDATE notification SET mail_state = 'none', mail_due_at = NULL WHERE id = ANY($1)`,
    params: { ids: 'uuid[]' },
  },
  giveUp: {
    text: `UPDATE notification SET mail_state = 'failed'
      WHERE id = ANY($1) AND mail_state = 'due' AND ($2 OR mail_attempts >= ${mostLetterAttempts})`,
    params: { ids: 'uuid[]', forGood: 'bool' },
  },
  giveUpOf: {
    text: `UPDATE notification SET mail_state = 'failed'
      WHERE person_id = $1 AND mail_state = 'due' AND mail_attempts >= ${mostLetterAttempts}`,
    params: { personId: 'uuid' },
  },
  isDue: {
    text: `SELECT FROM notification WHERE person_id = $1 AND mail_state = 'due' LIMIT 1`,
    params: { personId: 'uuid' },
  },
  revive: {
    text: `UPDATE notification SET mail_state = 'due', mail_attempts = 0, mail_due_at = clock_timestamp()
      WHERE person_id = $1 AND mail_state IN ('due', 'failed')`,
    params: { personId: 'uuid' },
  },
  waiting: {
    text: `SELECT person_id AS "personId", min(mail_due_at) AS since FROM notification WHERE mail_state = 'due'
      GROUP BY person_id`,
    params: {},
    row: { personId: 'uuid', since: 'timestamptz?' },
  },
  subjects: {
    text: `SELECT DISTINCT ON (person_id) person_id AS "personId", facts ->> 'title' AS title FROM notification
      WHERE person_id = ANY($1) AND mail_state IN ('due', 'failed') ORDER BY person_id, created_at DESC, id`,
    params: { personIds: 'uuid[]' },
    row: { personId: 'uuid', title: 'text?' },
  },
  forgetOld: {
    text: 'DELETE FROM notification WHERE created_at < now() - make_interval(days => $1)',
    params: { days: 'int4' },
  },
});

export type DuePerson = RowOf<typeof sql.claim>;

/** Which notices are mailed, and what became of them. */
@Injectable()
export class NoticeMailsRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** What a person was told and is not mailed yet, as one attempt; undefined: nothing. */
  claim(personId: string): Promise<DuePerson | undefined> {
    return this.dataSource.transaction(async (manager) => {
      await sql.lockPerson.rows(manager, { personId });
      return sql.claim.first(manager, { personId });
    });
  }

  /** Name by id of a person. */
  async names(ids: readonly string[]): Promise<Map<string, string>> {
    const people = await sql.names.rows(this.dataSource, { ids });
    return new Map(people.map(({ id, name }) => [id, name]));
  }

  /** Campus by id of a section. */
  async campuses(sectionIds: readonly string[]): Promise<Map<string, NamedZone>> {
    const campuses = await sql.campuses.rows(this.dataSource, { sectionIds });
    return new Map(campuses.map(({ sectionId, name, zone }) => [sectionId, { name, zone }]));
  }

  async markSent(ids: readonly string[]): Promise<void> {
    await sql.markSent.rows(this.dataSource, { ids });
  }

  /** There is nothing to write about, or nobody to write to. */
  async markNotMailed(ids: readonly string[]): Promise<void> {
    await sql.markNotMailed.rows(this.dataSource, { ids });
  }

  /** After an attempt that failed. @returns how many of them are not tried again */
  giveUp(ids: readonly string[], forGood: boolean): Promise<number> {
    return sql.giveUp.touched(this.dataSource, { ids, forGood });
  }

  /** Those of a person that were tried too often. @returns whether others are left */
  async giveUpOf(manager: EntityManager, personId: string): Promise<boolean> {
    await sql.giveUpOf.rows(manager, { personId });
    return (await sql.isDue.rows(manager, { personId })).length > 0;
  }

  /** What was given up is due again. @returns whether anything is due */
  async revive(personId: string): Promise<boolean> {
    return (await sql.revive.touched(this.dataSource, { personId })) > 0;
  }

  /** People to whom something is due, since when. */
  waiting(): Promise<RowOf<typeof sql.waiting>[]> {
    return sql.waiting.rows(this.dataSource, {});
  }

  /** The section that the newest of a person's due and failed notices is about. */
  async subjects(personIds: readonly string[]): Promise<Map<string, string | null>> {
    const rows = await sql.subjects.rows(this.dataSource, { personIds });
    return new Map(rows.map(({ personId, title }) => [personId, title]));
  }

  async forgetOld(days: number): Promise<void> {
    await sql.forgetOld.rows(this.dataSource, { days });
  }
}
