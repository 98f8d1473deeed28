import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { badInput, notFound } from '#platform';
import { isUuid } from '../graphql/ids.ts';
import { Changes } from '../context/changes.ts';
import { connection, pageOf } from '../graphql/paging.ts';
import type { PageArguments } from '../graphql/paging.ts';
import { isOfSection, noticeKinds, readFacts, sectionKinds } from './facts.ts';
import type { NoticeKind } from './facts.ts';
import { NoticesRepository } from './notices.repository.ts';
import type { NoticeRow } from './notices.repository.ts';
import { proposedIn } from './proposed.ts';
import { writtenOf } from './written.ts';
import type { NotificationConnectionModel, NotificationModel } from './models.ts';
import { modelOf, peopleIn } from './notification-models.ts';
import type { Notice } from './notification-models.ts';

/** What a person was told, in the app. */
@Injectable()
export class Notifications {
  private readonly logger = new Logger(Notifications.name);

  constructor(
    private readonly dataSource: DataSource,
    private readonly notices: NoticesRepository,
    private readonly changes: Changes,
  ) {}

  /**
   * The newest first, in three statements.
   *
   * @param also kinds beside those of sections
   * @throws {AppError} BAD_INPUT at `first` or `after`
   */
  async list(personId: string, also: readonly NoticeKind[], page: PageArguments): Promise<NotificationConnectionModel> {
    const { limit, after } = pageOf(page, 2, 20);
    const [micros, id] = after ?? [null, null];
    if (after && !(/^\d{1,17}$/.test(String(micros)) && isUuid(id))) {
      throw badInput('after', 'This is no cursor of this list.');
    }
    const kinds = knownWith(also);
    const last = after && { micros: String(micros), id: String(id) };
    const rows = await this.notices.page(personId, kinds, last, limit + 1);
    const counts = await this.notices.counts(personId, kinds);
    const { nodes, ...more } = connection(rows, limit, counts.total, (row) => [row.micros, row.id]);
    return { ...more, nodes: await this.models(nodes), unreadCount: counts.unread };
  }

  unread(personId: string, also: readonly NoticeKind[]): Promise<number> {
    return this.notices.unread(personId, knownWith(also));
  }

  /**
   * @param ids null: all of them
   * @param also kinds beside those of sections
   * @returns how many are left unread
   * @throws {AppError} NOT_FOUND when one of them is not this person's
   */
  async markRead(personId: string, ids: readonly string[] | null, also: readonly NoticeKind[]): Promise<number> {
    if (ids && !ids.every(isUuid)) throw notFound('notification');
    await this.changes.by(personId, async (manager) => {
      const found = await this.notices.markRead(manager, personId, ids, knownWith(also));
      if (ids && found < new Set(ids.map((id) => id.toLowerCase())).size) throw notFound('notification');
    });
    return this.unread(personId, also);
  }

  private async models(rows: readonly NoticeRow[]): Promise<NotificationModel[]> {
    const notices = rows.flatMap((row): Notice[] => {
      const facts = readFacts(row.facts);
      const kind = noticeKinds.find((name) => name === row.kind);
      if (facts && kind) return [{ id: row.id, kind, at: row.at, read: row.read, facts }];
      this.logger.warn(`notification ${row.id} cannot be read`);
      return [];
    });
    const all = notices.map(({ facts }) => facts);
    const ofSections = all.filter(isOfSection);
    const looked = {
      names: await this.notices.names([...new Set(all.flatMap(peopleIn))]),
      written: await writtenOf(this.dataSource, ofSections),
      proposed: await proposedIn(this.dataSource, ofSections),
    };
    return notices.map((notice) => modelOf(notice, looked));
  }
}

const knownWith = (also: readonly NoticeKind[]): NoticeKind[] => [...new Set([...sectionKinds, ...also])];
