import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { statements } from '#database';
import type { RowOf } from '#database';
import { waitingInvitations } from '../people/index.ts';

export const sql = statements({
  page: {
    text: `SELECT id, kind, facts, created_at AS at, read_at IS NOT NULL AS read,
         (extract(epoch FROM created_at) * 1000000)::bigint::text AS micros
       FROM notification
       WHERE person_id = $1 AND ($2::bigint IS NULL
         OR (created_at, id) < (timestamptz 'epoch' + $2::bigint * interval '1 microsecond', $3::uuid))
       ORDER BY created_at DESC, id DESC LIMIT $4`,
    params: { personId: 'uuid', micros: 'int8?', id: 'uuid?', limit: 'int8' },
    row: {
      id: 'uuid',
      kind: 'text',
      facts: 'jsonb',
      at: 'timestamptz',
      read: 'bool',
      /** Microseconds since the epoch, of which a Date keeps only a thousandth. */
      micros: 'text',
    },
  },
  counts: {
    text: `SELECT count(*)::integer AS total, (count(*) FILTER (WHERE read_at IS NULL))::integer + ${waitingInvitations('$1')} AS unread
       FROM notification WHERE person_id = $1`,
    params: { personId: 'uuid' },
    row: { total: 'int4', unread: 'int4' },
  },
  unread: {
    text: `SELECT count(*)::integer + ${waitingInvitations('$1')} AS unread FROM notification
       WHERE person_id = $1 AND read_at IS NULL`,
    params: { personId: 'uuid' },
    row: { unread: 'int4' },
  },
  markRead: {
    text: `UPDATE notification SET read_at = coalesce(read_at, now())
         WHERE person_id = $1 AND ($2::uuid[] IS NULL AND read_at IS NULL OR id = ANY($2))`,
    params: { personId: 'uuid', ids: 'uuid[]?' },
  },
  names: {
    text: 'SELECT id, name FROM person WHERE id = ANY($1)',
    params: { ids: 'uuid[]' },
    row: { id: 'uuid', name: 'text' },
  },
});

export type NoticeRow = RowOf<typeof sql.page>;

/** What people were told, in the app. */
@Injectable()
export class NoticesRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** The newest first. @param after the last row of the page before, by its microseconds and id */
  page(personId: string, after: { micros: string; id: string } | null, limit: number): Promise<NoticeRow[]> {
    return sql.page.rows(this.dataSource, { personId, micros: after?.micros ?? null, id: after?.id ?? null, limit });
  }

  /** Invitations that wait for an answer count as news that is not read. */
  async counts(personId: string): Promise<RowOf<typeof sql.counts>> {
    return (await sql.counts.first(this.dataSource, { personId })) ?? { total: 0, unread: 0 };
  }

  async unread(personId: string): Promise<number> {
    return (await sql.unread.first(this.dataSource, { personId }))?.unread ?? 0;
  }

  /** @param ids null: all that are unread. @returns how many of the person's these are */
  markRead(manager: EntityManager, personId: string, ids: readonly string[] | null): Promise<number> {
    return sql.markRead.touched(manager, { personId, ids });
  }

  /** Each by the person's id. */
  async names(ids: readonly string[]): Promise<Map<string, string>> {
    const people = await sql.names.rows(this.dataSource, { ids });
    return new Map(people.map(({ id, name }) => [id, name]));
  }
}
