import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { statements } from '#database';
import type { ProposedRole } from '#database';

export const sql = statements({
  /** Rows stand in one order, so that two processes never wait for each other. Who is gone meanwhile is left out. */
  note: {
    text: `INSERT INTO last_proposed (person_id, role, at)
       SELECT person.id, $2, max(noted.at) FROM unnest($1::uuid[], $3::timestamptz[]) AS noted (id, at)
       JOIN person ON person.id = noted.id AND person.erased_at IS NULL GROUP BY person.id ORDER BY person.id
       ON CONFLICT (person_id, role) DO UPDATE SET at = greatest(last_proposed.at, excluded.at)`,
    params: { personIds: 'uuid[]', role: 'text', at: 'timestamptz[]' },
  },
  personal: {
    text: 'SELECT role, at FROM last_proposed WHERE person_id = $1 ORDER BY role',
    params: { personId: 'uuid' },
    row: { role: 'text', at: 'timestamptz' },
  },
});

@Injectable()
export class ProposedRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** @param at when each of them was proposed */
  async note(role: ProposedRole, at: ReadonlyMap<string, Date>): Promise<void> {
    await sql.note.rows(this.dataSource, { role, personIds: [...at.keys()], at: [...at.values()] });
  }
}
