import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { statements } from '#database';
import type { RowOf } from '#database';
import { waitingInvitations } from '../people/index.ts';
import type { NoticeKind } from './facts.ts';

export const sql = statements({
  page: {
    text: `SELECT id, kind, facts, created_at AS at, read_at IS NOT NULL AS read,
         (extract(epoch FROM created_at) * 1000000)::bigint::text AS micros
       FROM notification
       WHERE person_id = $1 AND kind = ANY($2) AND ($3::bigint IS NULL
         OR (created_at, id) < (timestamptz 'epoch' + $3::bigint * interval '1 microsecond', $4::uuid))
       ORDER BY created_at DESC, id DESC LIMIT $5`,
    params: { personId: 'uuid', kinds: 'text[]', micros: 'int8?', id: 'uuid?', limit: 'int8' },
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
       FROM notification WHERE person_id = $1 AND kind = ANY($2)`,
    params: { personId: 'uuid', kinds: 'text[]' },
    row: { total: 'int4', unread: 'int4' },
  },
  unread: {
    text: `SELECT count(*)::integer + ${waitingInvitations('$1')} AS unread FROM notification
       WHERE person_id = $1 AND kind = ANY($2) AND read_at IS NULL`,
    params: { personId: 'uuid', kinds: 'text[]' },
    row: { unread: 'int4' },
  },
  markRead: {
    text: `UPDATE notification SET read_at = coalesce(read_at, now())
         WHERE person_id = $1 AND kind = ANY($3) AND ($2::uuid[] IS NULL AND read_at IS NULL OR id = ANY($2))`,
    params: { personId: 'uuid', ids: 'uuid[]?', kinds: 'text[]' },
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
  page(
    personId: string,
    kinds: readonly NoticeKind[],
    after: { micros: string; id: string } | null,
    limit: number,
  ): Promise<NoticeRow[]> {
    const { micros = null, id = null } = after ?? {};
    return sql.page.rows(this.dataSource, { personId, kinds, micros, id, limit });
  }

  /** Invitations that wait for an answer count as news that is not read. */
  async counts(personId: string, kinds: readonly NoticeKind[]): Promise<RowOf<typeof sql.counts>> {
    return (await sql.counts.first(this.dataSource, { personId, kinds })) ?? { total: 0, unread: 0 };
  }

  async unread(personId: string, kinds: readonly NoticeKind[]): Promise<number> {
    return (await sql.unread.first(this.dataSource, { personId, kinds }))?.unread ?? 0;
  }

  /** @param ids null: all that are unread. @returns how many of the person's these are */
  markRead(
    manager: EntityManager,
    personId: string,
    ids: readonly string[] | null,
    kinds: readonly NoticeKind[],
  ): Promise<number> {
    return sql.markRead.touched(manager, { personId, ids, kinds });
  }

  /** Each by the person's id. */
  async names(ids: readonly string[]): Promise<Map<string, string>> {
    const people = await sql.names.rows(this.dataSource, { ids });
    return new Map(people.map(({ id, name }) => [id, name]));
  }
}
