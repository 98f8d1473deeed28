import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { statements } from '#database';
import type { Queryable, RowOf } from '#database';

export const sql = statements({
  lock: { text: 'SELECT FROM term WHERE id = $1 FOR UPDATE', params: { id: 'uuid' } },
  use: {
    text: 'SELECT count(*)::integer AS sections FROM section WHERE term_id = $1',
    params: { id: 'uuid' },
    row: { sections: 'int4' },
  },
  lockSections: {
    text: 'SELECT FROM section WHERE term_id = $1 ORDER BY id FOR NO KEY UPDATE',
    params: { id: 'uuid' },
  },
  fallingOutside: {
    text: `SELECT count(*)::integer AS sessions, min(day)::text AS first, max(day)::text AS last
         FROM (
           SELECT (session.starts_at AT TIME ZONE campus.zone)::date AS day, term.starts_on, term.ends_on
           FROM session
           JOIN section ON section.id = session.section_id
           JOIN campus ON campus.id = section.campus_id
           JOIN term ON term.id = section.term_id
           WHERE term.id = $1 AND session.cancelled_at IS NULL
         ) AS planned
         WHERE day BETWEEN starts_on AND ends_on AND day NOT BETWEEN $2 AND $3`,
    params: { id: 'uuid', startsOn: 'date', endsOn: 'date' },
    row: { sessions: 'int4', first: 'text?', last: 'text?' },
  },
  sections: {
    text: `SELECT term_id AS id, count(*)::integer AS value FROM section WHERE term_id = ANY($1) GROUP BY term_id`,
    params: { ids: 'uuid[]' },
    row: { id: 'uuid', value: 'int4' },
  },
});

@Injectable()
export class TermsRepository {
  /** Locks the term for the rest of the transaction. @returns how many other rows need it, by kind */
  async lockAndCountUse(manager: EntityManager, id: string): Promise<RowOf<typeof sql.use> | undefined> {
    await sql.lock.rows(manager, { id });
    return sql.use.first(manager, { id });
  }

  /** People who plan in the term hold its section meanwhile (schedule/locks.ts). */
  async lockSections(manager: EntityManager, id: string): Promise<void> {
    await sql.lockSections.rows(manager, { id });
  }

  /** Planned sessions inside the term that would be outside with other days. Undefined: none. */
  async fallingOutside(
    manager: EntityManager,
    id: string,
    { startsOn, endsOn }: { startsOn: string; endsOn: string },
  ): Promise<{ sessions: number; first: string; last: string } | undefined> {
    const row = await sql.fallingOutside.first(manager, { id, startsOn, endsOn });
    if (!row || row.first === null || row.last === null) return undefined;
    return { sessions: row.sessions, first: row.first, last: row.last };
  }
}

export function sectionsOfTerms(database: Queryable, ids: readonly string[]): Promise<RowOf<typeof sql.sections>[]> {
  return sql.sections.rows(database, { ids });
}
