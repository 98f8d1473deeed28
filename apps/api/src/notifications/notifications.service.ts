import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { badInput, notFound } from '#platform';
import { isUuid } from '../graphql/ids.ts';
import { Changes } from '../context/changes.ts';
import { connection, pageOf } from '../graphql/paging.ts';
import type { PageArguments } from '../graphql/paging.ts';
import { waitingInvitations } from '../people/index.ts';
import { noticeKinds, readFacts } from './facts.ts';
import type { NoticeKind, PlannedFacts } from './facts.ts';
import { proposedIn } from './proposed.ts';
import { writtenOf } from './written.ts';
import type { NotificationConnectionModel, NotificationModel, PlannedTimeModel } from './models.ts';

interface NoticeRow {
  id: string;
  kind: string;
  facts: unknown;
  at: Date;
  /** Microseconds since the epoch, of which a Date keeps only a thousandth. */
  micros: string;
  read: boolean;
}

/** What a person was told, in the app. */
@Injectable()
export class Notifications {
  private readonly logger = new Logger(Notifications.name);

  constructor(
    private readonly dataSource: DataSource,
    private readonly changes: Changes,
  ) {}

  /** The newest first, in three statements. @throws {AppError} BAD_INPUT at `first` or `after` */
  async list(personId: string, page: PageArguments): Promise<NotificationConnectionModel> {
    const { limit, after } = pageOf(page, 2, 20);
    const [micros, id] = after ?? [null, null];
    if (after && !(/^\d{1,17}$/.test(String(micros)) && isUuid(id))) {
      throw badInput('after', 'This is no cursor of this list.');
    }
    const rows: NoticeRow[] = await this.dataSource.query(
      `SELECT id, kind, facts, created_at AS at, read_at IS NOT NULL AS read,
         (extract(epoch FROM created_at) * 1000000)::bigint::text AS micros
       FROM notification
       WHERE person_id = $1 AND ($2::bigint IS NULL
         OR (created_at, id) < (timestamptz 'epoch' + $2::bigint * interval '1 microsecond', $3::uuid))
       ORDER BY created_at DESC, id DESC LIMIT $4`,
      [personId, micros, id, limit + 1],
    );
    const [counts]: { total: number; unread: number }[] = await this.dataSource.query(
      `SELECT count(*)::integer AS total, (count(*) FILTER (WHERE read_at IS NULL))::integer + ${waitingInvitations('$1')} AS unread
       FROM notification WHERE person_id = $1`,
      [personId],
    );
    const { nodes, ...more } = connection(rows, limit, counts?.total ?? 0, (row) => [row.micros, row.id]);
    return { ...more, nodes: await this.models(nodes), unreadCount: counts?.unread ?? 0 };
  }

  async unread(personId: string): Promise<number> {
    const [row]: { unread: number }[] = await this.dataSource.query(
      `SELECT count(*)::integer + ${waitingInvitations('$1')} AS unread FROM notification
       WHERE person_id = $1 AND read_at IS NULL`,
      [personId],
    );
    return row?.unread ?? 0;
  }

  /**
   * @param ids null: all of them
   * @returns how many are left unread
   * @throws {AppError} NOT_FOUND when one of them is not this person's
   */
  async markRead(personId: string, ids: readonly string[] | null): Promise<number> {
    if (ids && !ids.every(isUuid)) throw notFound('notification');
    await this.changes.by(personId, async (manager) => {
      const [, found]: [unknown, number] = await manager.query(
        `UPDATE notification SET read_at = coalesce(read_at, now())
         WHERE person_id = $1 AND ($2::uuid[] IS NULL AND read_at IS NULL OR id = ANY($2))`,
        [personId, ids],
      );
      if (ids && found < new Set(ids.map((id) => id.toLowerCase())).size) throw notFound('notification');
    });
    return this.unread(personId);
  }

  /** With the names that lecturers have now. */
  private async models(rows: readonly NoticeRow[]): Promise<NotificationModel[]> {
    const notices = rows.flatMap((row) => {
      const facts = readFacts(row.facts);
      const kind = noticeKinds.find((name) => name === row.kind);
      if (facts && kind) return [{ ...row, kind, facts }];
      this.logger.warn(`notification ${row.id} cannot be read`);
      return [];
    });
    const times = notices.flatMap(({ facts }) => facts.changes.flatMap(({ before, after }) => [before, after]));
    const people: { id: string; name: string }[] = await this.dataSource.query(
      'SELECT id, name FROM person WHERE id = ANY($1)',
      [[...new Set(times.flatMap((time) => time?.lecturers ?? []))]],
    );
    const names = new Map(people.map(({ id, name }) => [id, name]));
    const all = notices.map(({ facts }) => facts);
    const written = await writtenOf(this.dataSource, all);
    const proposed = await proposedIn(this.dataSource, all);
    return notices.map(({ id, kind, at, read, facts }) => ({
      id,
      kind: kind satisfies NoticeKind,
      at,
      read,
      section: { id: facts.sectionId, title: facts.title },
      written: written.get(facts.announcement ?? '') ?? null,
      proposal: proposed.get(facts.proposal ?? '') ?? null,
      changes: facts.changes.map(({ sessionId, what, before, after, reason }) => ({
        sessionId,
        what,
        topic: (after ?? before)?.topic ?? '',
        before: before && timeOf(before, names),
        after: after && timeOf(after, names),
        reason: reason ?? null,
      })),
    }));
  }
}

function timeOf(
  { startsAt, endsAt, zone, room, lecturers }: PlannedFacts,
  names: Map<string, string>,
): PlannedTimeModel {
  return {
    startsAt: new Date(startsAt),
    endsAt: new Date(endsAt),
    zone,
    room,
    lecturers: lecturers.flatMap((id) => names.get(id) ?? []),
  };
}
