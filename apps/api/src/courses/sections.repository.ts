import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { SectionState } from '#database';
import { statements } from '#database';

export const sql = statements({
  sessionsOutside: {
    text: `SELECT count(*)::integer AS sessions
     FROM session
     JOIN section ON section.id = session.section_id
     JOIN campus ON campus.id = section.campus_id
     JOIN term ON term.id = $2
     WHERE section.id = $1 AND section.term_id <> $2 AND session.cancelled_at IS NULL
       AND (session.starts_at AT TIME ZONE campus.zone)::date NOT BETWEEN term.starts_on AND term.ends_on`,
    params: { id: 'uuid', termId: 'uuid' },
    row: { sessions: 'int4' },
  },
  setStates: {
    text: 'UPDATE section SET state = $2 WHERE id = ANY($1)',
    params: { ids: 'uuid[]', state: 'text' },
  },
  setArchived: {
    text: 'UPDATE section SET archived_at = CASE WHEN $2 THEN now() END WHERE id = ANY($1)',
    params: { ids: 'uuid[]', archived: 'bool' },
  },
});

@Injectable()
export class SectionsRepository {
  /** How many sessions of a section would fall outside another term; none when it is the section's own. */
  async sessionsOutside(manager: EntityManager, id: string, termId: string): Promise<number> {
    return (await sql.sessionsOutside.first(manager, { id, termId }))?.sessions ?? 0;
  }

  async setStates(manager: EntityManager, ids: readonly string[], state: SectionState): Promise<void> {
    await sql.setStates.rows(manager, { ids, state });
  }

  async setArchived(manager: EntityManager, ids: readonly string[], archived: boolean): Promise<void> {
    await sql.setArchived.rows(manager, { ids, archived });
  }
}
