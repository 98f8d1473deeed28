import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AppError, notFound } from '#platform';
import type { Config } from '#platform';
import { CONFIG } from '#platform/nest';
import { isUuid } from '../graphql/ids.ts';
import { Changes } from '../context/changes.ts';
import { Throttle } from '../sign-in/throttle.ts';
import { FeedAddresses } from './addresses.ts';
import { editionsOf } from './editions.ts';
import { feedsOf, mayFollow, openFeed, sessionsOfFeed } from './feed-rows.ts';
import type { FeedRow, FeedSession, OpenFeed } from './feed-rows.ts';
import { icsOf } from './ics.ts';
import type { FeedEvent } from './ics.ts';
import type { CalendarFeedModel } from './models.ts';
import { fingerprintOf, speak } from './spoken.ts';

/** Feeds of one person at once: one a device, one a section. */
const mostFeeds = 40;

/** Secret addresses under which calendar programs read a timetable. */
@Injectable()
export class Feeds {
  private readonly addresses: FeedAddresses;
  /** Around which sessions are in a feed. */
  now = () => new Date();

  constructor(
    private readonly dataSource: DataSource,
    private readonly changes: Changes,
    private readonly throttle: Throttle,
    @Inject(CONFIG) private readonly config: Config,
  ) {
    this.addresses = new FeedAddresses(config.ticketSecret);
  }

  /** Those that open something, the newest first. */
  async list(personId: string): Promise<CalendarFeedModel[]> {
    const rows = await feedsOf(this.dataSource, personId);
    return rows.map((row) => ({ ...row, path: this.addresses.pathOf(row.id) }));
  }

  /**
   * A new address, also when there is one: each device can have its own and lose it alone.
   *
   * @param sectionId null: everything the person teaches and learns
   * @throws {AppError} NOT_FOUND for a section in which the person does nothing; CONFLICT with too many
   */
  async create(personId: string, sectionId: string | null): Promise<CalendarFeedModel> {
    if (sectionId !== null && !(isUuid(sectionId) && (await mayFollow(this.dataSource, personId, sectionId)))) {
      throw notFound('section');
    }
    const row = await this.changes.by(personId, async (manager) => {
      // Whoever asks twice at once waits here: the count stays right.
      await manager.query('SELECT FROM person WHERE id = $1 FOR NO KEY UPDATE', [personId]);
      const [row]: FeedRow[] = await manager.query(
        `INSERT INTO calendar_feed (person_id, section_id)
         SELECT $1, $2 WHERE (SELECT count(*) FROM calendar_feed WHERE person_id = $1 AND revoked_at IS NULL) < $3
         RETURNING id, section_id AS "sectionId", created_at AS "createdAt", last_used_at AS "lastUsedAt"`,
        [personId, sectionId, mostFeeds],
      );
      return row;
    });
    if (!row) {
      throw new AppError('CONFLICT', `You have ${mostFeeds} calendar addresses. Revoke one first.`, 'sectionId', {
        most: mostFeeds,
      });
    }
    return { ...row, path: this.addresses.pathOf(row.id) };
  }

  /** The address opens nothing from now on. Twice is as good as once. @throws {AppError} NOT_FOUND for somebody else's */
  async revoke(personId: string, id: string): Promise<boolean> {
    if (!isUuid(id)) throw notFound('calendar');
    await this.changes.by(personId, async (manager) => {
      const [, found]: [unknown, number] = await manager.query(
        'UPDATE calendar_feed SET revoked_at = coalesce(revoked_at, now()) WHERE id = $1 AND person_id = $2',
        [id, personId],
      );
      if (found === 0) throw notFound('calendar');
    });
    return true;
  }

  /**
   * What a calendar program reads.
   *
   * @param fileName of its address
   * @throws {AppError} NOT_FOUND, alike for what never was, what was revoked and what its person has lost; TOO_MANY_ATTEMPTS
   */
  async read(fileName: string): Promise<string> {
    const id = this.addresses.feedOf(fileName);
    if (id === undefined) throw notFound('calendar');
    await this.throttle.count('calendarFeed', id);
    const feed = await openFeed(this.dataSource, id);
    if (!feed) throw notFound('calendar');
    const sessions = await sessionsOfFeed(this.dataSource, feed, this.now());
    // To the hour and not oftener: enough to see which address is still in use.
    await this.dataSource.query(
      `UPDATE calendar_feed SET last_used_at = date_trunc('hour', now())
       WHERE id = $1 AND last_used_at IS DISTINCT FROM date_trunc('hour', now())`,
      [id],
    );
    return icsOf(await this.eventsOf(feed, sessions), {
      name: feed.sectionTitle ?? feed.personName,
      language: feed.language,
      zone: feed.zone,
      publicAddress: this.config.publicAddress,
    });
  }

  private async eventsOf({ id, language }: OpenFeed, sessions: readonly FeedSession[]): Promise<FeedEvent[]> {
    const told = sessions.map((session) => {
      const spoken = speak(session, language, this.config.publicAddress);
      return { session, spoken, fingerprint: fingerprintOf(session, spoken) };
    });
    const editions = await editionsOf(
      this.dataSource,
      id,
      told.map(({ session, fingerprint }) => ({
        sessionId: session.id,
        fingerprint,
        sequence: session.sequence,
        updatedAt: session.updatedAt,
      })),
      this.now(),
    );
    return told.flatMap(({ session, spoken }) => {
      const edition = editions.get(session.id);
      return edition ? [{ session, spoken, sequence: edition.sequence, changedAt: edition.changedAt }] : [];
    });
  }
}
