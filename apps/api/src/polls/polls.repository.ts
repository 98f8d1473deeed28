import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import type { PollForm } from '#classroom';
import { jsonb, statements } from '#database';
import type { RowOf } from '#database';

export const sql = statements({
  ofSection: {
    text: 'SELECT id, form FROM prepared_poll WHERE section_id = $1 ORDER BY created_at, id',
    params: { sectionId: 'uuid' },
    row: { id: 'uuid', form: jsonb<PollForm>() },
  },
  change: {
    text: 'UPDATE prepared_poll SET form = $3 WHERE section_id = $1 AND id = $2',
    params: { sectionId: 'uuid', id: 'uuid', form: 'jsonb' },
  },
  lockSection: { text: 'SELECT FROM section WHERE id = $1 FOR UPDATE', params: { sectionId: 'uuid' } },
  count: {
    text: 'SELECT count(*)::integer AS count FROM prepared_poll WHERE section_id = $1',
    params: { sectionId: 'uuid' },
    row: { count: 'int4' },
  },
  add: {
    text: 'INSERT INTO prepared_poll (section_id, form, created_at) VALUES ($1, $2, clock_timestamp())',
    params: { sectionId: 'uuid', form: 'jsonb' },
  },
  remove: {
    text: 'DELETE FROM prepared_poll WHERE section_id = $1 AND id = $2',
    params: { sectionId: 'uuid', id: 'uuid' },
  },
  copy: {
    text: `INSERT INTO prepared_poll (section_id, form, created_at)
     SELECT copied."to", poll.form, poll.created_at
     FROM jsonb_to_recordset($1::jsonb) AS copied ("from" uuid, "to" uuid)
     JOIN prepared_poll poll ON poll.section_id = copied."from"`,
    params: { sections: 'jsonb' },
  },
});

@Injectable()
export class PollsRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** In the order in which they were prepared. */
  ofSection(sectionId: string): Promise<RowOf<typeof sql.ofSection>[]> {
    return sql.ofSection.rows(this.dataSource, { sectionId });
  }

  /** @returns whether there is one */
  async change(manager: EntityManager, sectionId: string, id: string, form: PollForm): Promise<boolean> {
    return (await sql.change.touched(manager, { sectionId, id, form: JSON.stringify(form) })) > 0;
  }

  /** @returns false: the section has `most` of them */
  async add(manager: EntityManager, sectionId: string, form: PollForm, most: number): Promise<boolean> {
    await sql.lockSection.rows(manager, { sectionId });
    const counted = await sql.count.first(manager, { sectionId });
    if ((counted?.count ?? 0) >= most) return false;
    await sql.add.rows(manager, { sectionId, form: JSON.stringify(form) });
    return true;
  }

  /** @returns whether there was one */
  async remove(manager: EntityManager, sectionId: string, id: string): Promise<boolean> {
    return (await sql.remove.touched(manager, { sectionId, id })) > 0;
  }
}

/** Copies the polls of a section to others, for a new term. Call it in the transaction that makes the sections. */
export async function copyPreparedPolls(
  manager: EntityManager,
  sections: readonly { from: string; to: string }[],
): Promise<void> {
  await sql.copy.rows(manager, { sections: JSON.stringify(sections) });
}
