import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { orNull, statements, word } from '#database';
import type { ConfirmationLetter, ExpertState, Language, Queryable, RowOf } from '#database';
import { askAfterDays, waitDays } from './rounds.ts';

/** Those who take part, with what is locked for the rest of the transaction; who is just being changed is left to the next pass. */
const due = (when: string) => `SELECT expert_id FROM expert_confirmation
    JOIN expert ON expert.person_id = expert_id AND expert.state = 'verified'
    JOIN person ON person.id = expert_id AND person.erased_at IS NULL AND person.deactivated_at IS NULL
  WHERE ${when} ORDER BY confirmed_at, expert_id LIMIT $2 FOR NO KEY UPDATE OF expert, expert_confirmation SKIP LOCKED`;
/** A letter that still waits to be sent, or that could not be, asked nobody. */
const waited = `asked_at <= $1::timestamptz - make_interval(days => ${waitDays})`;
const params = { now: 'timestamptz', limit: 'int8' } as const;

export const sql = statements({
  ask: {
    text: `WITH due AS (${due(
      `(letter IS NULL OR letter_failed) AND (asked = 0 AND confirmed_at <= $1::timestamptz - make_interval(days => ${askAfterDays})
        AND (asked_at IS NULL OR ${waited}) OR asked = 1 AND ${waited})`,
    )})
      UPDATE expert_confirmation SET asked = asked + 1, asked_at = $1, letter = 'ask', letter_failed = false
      FROM due WHERE expert_confirmation.expert_id = due.expert_id RETURNING due.expert_id AS "expertId"`,
    params,
    row: { expertId: 'uuid' },
  },
  giveUp: {
    text: `WITH due AS (${due(`letter IS NULL AND asked = 2 AND ${waited}`)})
      UPDATE expert_confirmation SET silent_since = $1, letter = 'paused', letter_failed = false
      FROM due WHERE expert_confirmation.expert_id = due.expert_id RETURNING due.expert_id AS "expertId"`,
    params,
    row: { expertId: 'uuid' },
  },
  confirm: {
    text: `INSERT INTO expert_confirmation (expert_id, confirmed_at) VALUES ($1, date_trunc('milliseconds', clock_timestamp()))
      ON CONFLICT (expert_id) DO UPDATE SET confirmed_at = excluded.confirmed_at, asked = 0, asked_at = NULL, silent_since = NULL,
        letter = NULL, letter_failed = false`,
    params: { expertId: 'uuid' },
  },
  of: {
    text: `SELECT expert.state, confirmed_at AS "confirmedAt", asked, silent_since AS "silentSince",
        letter_failed AS "letterFailed" FROM expert_confirmation JOIN expert ON expert.person_id = expert_id WHERE expert_id = $1`,
    params: { expertId: 'uuid' },
    row: {
      ...{ state: word<ExpertState>(), confirmedAt: 'timestamptz', asked: 'int4', silentSince: 'timestamptz?' },
      letterFailed: 'bool',
    },
  },
  letter: {
    text: `SELECT letter, asked, confirmed_at AS "confirmedAt", person.name, email, language
      FROM expert_confirmation JOIN person ON person.id = expert_id AND person.erased_at IS NULL
      WHERE expert_id = $1 AND letter IS NOT NULL AND NOT letter_failed`,
    params: { expertId: 'uuid' },
    row: {
      ...{ letter: orNull(word<ConfirmationLetter>()), asked: 'int4', confirmedAt: 'timestamptz' },
      ...{ name: 'text', email: 'text', language: word<Language>() },
    },
  },
  letterSent: {
    text: `UPDATE expert_confirmation SET letter = NULL, asked_at = greatest(asked_at, now())
      WHERE expert_id = $1 AND letter = $2 AND asked = $3`,
    params: { expertId: 'uuid', letter: 'text', asked: 'int4' },
  },
  letterFailed: {
    text: `UPDATE expert_confirmation SET letter_failed = true, asked = asked - (letter = 'ask')::integer
      WHERE expert_id = $1 AND letter IS NOT NULL AND NOT letter_failed`,
    params: { expertId: 'uuid' },
  },
  revive: {
    text: `UPDATE expert_confirmation SET letter_failed = false, asked = asked + (letter = 'ask')::integer
      WHERE expert_id = $1 AND letter IS NOT NULL AND letter_failed`,
    params: { expertId: 'uuid' },
  },
  waiting: {
    text: `SELECT expert_id AS "expertId" FROM expert_confirmation WHERE letter IS NOT NULL AND NOT letter_failed ORDER BY expert_id`,
    params: {},
    row: { expertId: 'uuid' },
  },
  personal: {
    text: `SELECT confirmed_at AS "confirmedAt", asked, asked_at AS "askedAt", silent_since AS "silentSince"
      FROM expert_confirmation WHERE expert_id = $1`,
    params: { personId: 'uuid' },
    row: { confirmedAt: 'timestamptz', asked: 'int4', askedAt: 'timestamptz?', silentSince: 'timestamptz?' },
  },
});

export type Confirmation = RowOf<typeof sql.of>;
export type DueLetter = RowOf<typeof sql.letter>;

/** When experts confirmed last, who is to be asked, and letters to them. */
@Injectable()
export class ConfirmationsRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Counts one more time that they are asked. @returns whom */
  async ask(manager: EntityManager, now: Date, limit: number): Promise<string[]> {
    return (await sql.ask.rows(manager, { now, limit })).map(({ expertId }) => expertId);
  }

  /** Those who did not answer twice. @returns who is to be paused */
  async giveUp(manager: EntityManager, now: Date, limit: number): Promise<string[]> {
    return (await sql.giveUp.rows(manager, { now, limit })).map(({ expertId }) => expertId);
  }

  of(expertId: string, db: Queryable = this.dataSource): Promise<Confirmation | undefined> {
    return sql.of.first(db, { expertId });
  }

  /** A letter that is to be sent; undefined: none is, or they have confirmed meanwhile. */
  letter(expertId: string): Promise<DueLetter | undefined> {
    return sql.letter.first(this.dataSource, { expertId });
  }

  /** Unless another one is due by now. */
  async letterSent(expertId: string, { letter, asked }: DueLetter): Promise<void> {
    await sql.letterSent.rows(this.dataSource, { expertId, letter: letter ?? '', asked });
  }

  /** Who has no letter was not asked: it is tried anew when the time between two letters is over. */
  async letterFailed(expertId: string): Promise<void> {
    await sql.letterFailed.rows(this.dataSource, { expertId });
  }

  async revive(expertId: string): Promise<boolean> {
    return (await sql.revive.touched(this.dataSource, { expertId })) > 0;
  }

  async waiting(): Promise<string[]> {
    return (await sql.waiting.rows(this.dataSource, {})).map(({ expertId }) => expertId);
  }
}

/** All is true as of now: a new round begins. Call it in the transaction that says so, with the expert's row locked. */
export async function confirm(manager: EntityManager, expertId: string): Promise<void> {
  await sql.confirm.rows(manager, { expertId });
}
