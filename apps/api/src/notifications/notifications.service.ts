import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { badInput, notFound } from '#platform';
import { isUuid } from '../graphql/ids.ts';
import { Changes } from '../context/changes.ts';
import { connection, pageOf } from '../graphql/paging.ts';
import type { PageArguments } from '../graphql/paging.ts';
import { noticeKinds, readFacts } from './facts.ts';
import type { NoticeKind, PlannedFacts } from './facts.ts';
import { NoticesRepository } from './notices.repository.ts';
import type { NoticeRow } from './notices.repository.ts';
import { proposedIn } from './proposed.ts';
import { writtenOf } from './written.ts';
import type { NotificationConnectionModel, NotificationModel, PlannedTimeModel } from './models.ts';

/** What a person was told, in the app. */
@Injectable()
export class Notifications {
  private readonly logger = new Logger(Notifications.name);

  constructor(
    private readonly dataSource: DataSource,
    private readonly notices: NoticesRepository,
    private readonly changes: Changes,
  ) {}

  /** The newest first, in three statements. @throws {AppError} BAD_INPUT at `first` or `after` */
  async list(personId: string, page: PageArguments): Promise<NotificationConnectionModel> {
    const { limit, after } = pageOf(page, 2, 20);
    const [micros, id] = after ?? [null, null];
    if (after && !(/^\d{1,17}$/.test(String(micros)) && isUuid(id))) {
      throw badInput('after', 'This is no cursor of this list.');
    }
    const rows = await this.notices.page(personId, after && { micros: String(micros), id: String(id) }, limit + 1);
    const counts = await this.notices.counts(personId);
    const { nodes, ...more } = connection(rows, limit, counts.total, (row) => [row.micros, row.id]);
    return { ...more, nodes: await this.models(nodes), unreadCount: counts.unread };
  }

  unread(personId: string): Promise<number> {
    return this.notices.unread(personId);
  }

  /**
   * @param ids null: all of them
   * @returns how many are left unread
   * @throws {AppError} NOT_FOUND when one of them is not this person's
   */
  async markRead(personId: string, ids: readonly string[] | null): Promise<number> {
    if (ids && !ids.every(isUuid)) throw notFound('notification');
    await this.changes.by(personId, async (manager) => {
      const found = await this.notices.markRead(manager, personId, ids);
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
    const names = await this.notices.names([...new Set(times.flatMap((time) => time?.lecturers ?? []))]);
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
