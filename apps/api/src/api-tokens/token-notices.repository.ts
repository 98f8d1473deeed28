import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { statements, word } from '#database';
import type { Language, RowOf } from '#database';

export const sql = statements({
  claim: {
    text: `UPDATE api_token SET mail_attempts = mail_attempts + 1 FROM person
     WHERE api_token.id = $1 AND mail_state = 'due' AND person.id = person_id AND person.erased_at IS NULL
     RETURNING api_token.name AS token, person.name, person.email, person.language`,
    params: { id: 'uuid' },
    row: { token: 'text', name: 'text', email: 'text', language: word<Language>() },
  },
  end: {
    text: `UPDATE api_token SET mail_state = $2 WHERE id = $1 AND mail_state = 'due'`,
    params: { id: 'uuid', state: 'text' },
  },
  revive: {
    text: `UPDATE api_token SET mail_state = 'due', mail_attempts = 0 WHERE id = $1 AND mail_state IN ('due', 'failed')`,
    params: { id: 'uuid' },
  },
  waiting: {
    text: `SELECT id FROM api_token WHERE mail_state = 'due' ORDER BY created_at, id`,
    params: {},
    row: { id: 'uuid' },
  },
  institutions: {
    text: `SELECT api_token.id, institution.name FROM api_token LEFT JOIN institution ON institution.id = institution_id
     WHERE api_token.id = ANY($1)`,
    params: { ids: 'uuid[]' },
    row: { id: 'uuid', name: 'text?' },
  },
});

/** Letters about new tokens. */
@Injectable()
export class TokenNoticesRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** For one attempt; undefined: it is not due any more. */
  claim(id: string): Promise<RowOf<typeof sql.claim> | undefined> {
    return sql.claim.first(this.dataSource, { id });
  }

  async end(id: string, state: 'sent' | 'failed'): Promise<void> {
    await sql.end.rows(this.dataSource, { id, state });
  }

  async revive(id: string): Promise<boolean> {
    return (await sql.revive.touched(this.dataSource, { id })) > 0;
  }

  waiting(): Promise<RowOf<typeof sql.waiting>[]> {
    return sql.waiting.rows(this.dataSource, {});
  }

  /** Name of the institution that a token is for, by id; null: for all of its person's. */
  async institutions(ids: readonly string[]): Promise<Map<string, string | null>> {
    const rows = await sql.institutions.rows(this.dataSource, { ids });
    return new Map(rows.map(({ id, name }) => [id, name]));
  }
}
