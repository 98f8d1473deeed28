import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { statements } from '#database';
import type { RowOf } from '#database';

/** Most announcements that a section shows; the newest are kept. */
const shown = 50;

export const sql = statements({
  ofSection: {
    text: `SELECT announcement.id, announcement.created_at AS at, text, person.name AS by
       FROM announcement LEFT JOIN person ON person.id = written_by
       WHERE section_id = $1 ORDER BY announcement.created_at DESC, announcement.id LIMIT ${shown}`,
    params: { sectionId: 'uuid' },
    row: { id: 'uuid', at: 'timestamptz', text: 'text', by: 'text?' },
  },
  add: {
    text: 'INSERT INTO announcement (section_id, written_by, text) VALUES ($1, $2, $3) RETURNING id',
    params: { sectionId: 'uuid', writtenBy: 'uuid', text: 'text' },
    row: { id: 'uuid' },
  },
  personal: {
    text: `SELECT course.code AS course, section.name AS section, announcement.text, announcement.created_at AS "createdAt"
       FROM announcement JOIN section ON section.id = section_id JOIN course ON course.id = section.course_id
       WHERE written_by = $1 ORDER BY announcement.created_at, announcement.id`,
    params: { personId: 'uuid' },
    row: { course: 'text', section: 'text', text: 'text', createdAt: 'timestamptz' },
  },
});

@Injectable()
export class AnnouncementsRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** The newest first. */
  ofSection(sectionId: string): Promise<RowOf<typeof sql.ofSection>[]> {
    return sql.ofSection.rows(this.dataSource, { sectionId });
  }

  /** @returns its id */
  async add(manager: EntityManager, sectionId: string, writtenBy: string, text: string): Promise<string> {
    const row = await sql.add.first(manager, { sectionId, writtenBy, text });
    if (!row) throw new TypeError('INSERT returned no row');
    return row.id;
  }
}
