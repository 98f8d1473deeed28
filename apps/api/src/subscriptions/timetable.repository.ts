import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { statements } from '#database';

export const sql = statements({
  changed: {
    text: 'SELECT DISTINCT coalesce(section_id, owner_id) AS id FROM session WHERE updated_at >= $1',
    params: { since: 'timestamptz' },
    row: { id: 'uuid' },
  },
  standIns: {
    text: `SELECT session.section_id AS id, array_agg(DISTINCT session_lecturer.person_id) AS people
       FROM session_lecturer JOIN session ON session.id = session_lecturer.session_id
       WHERE session.section_id = ANY($1) GROUP BY session.section_id`,
    params: { sectionIds: 'uuid[]' },
    row: { id: 'uuid!', people: 'uuid[]' },
  },
  participants: {
    text: `SELECT owner_id AS id, array_agg(person_id) AS people FROM session_owner_participant
       WHERE owner_id = ANY($1) GROUP BY owner_id`,
    params: { ownerIds: 'uuid[]' },
    row: { id: 'uuid', people: 'uuid[]' },
  },
});

/** What must be known of sections to push their changes. */
@Injectable()
export class TimetableRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Sections, and other owners, whose sessions have changed. */
  async changedSince(since: Date): Promise<string[]> {
    const rows = await sql.changed.rows(this.dataSource, { since });
    return rows.map(({ id }) => id);
  }

  /** Who stands in for lecturers, by section. */
  async standIns(sectionIds: readonly string[]): Promise<Map<string, string[]>> {
    const rows = await sql.standIns.rows(this.dataSource, { sectionIds });
    return new Map(rows.map(({ id, people }) => [id, people]));
  }

  /** Whose sessions they are, by owner; a section has no row. */
  participants(ownerIds: readonly string[]): Promise<{ id: string; people: string[] }[]> {
    return sql.participants.rows(this.dataSource, { ownerIds });
  }
}
