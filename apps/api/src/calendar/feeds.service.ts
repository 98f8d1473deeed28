import { Inject, Injectable } from '@nestjs/common';
import { AppError, notFound } from '#platform';
import type { Config } from '#platform';
import { CONFIG } from '#platform/nest';
import { isUuid } from '../graphql/ids.ts';
import { Changes } from '../context/changes.ts';
import { Throttle } from '../sign-in/throttle.ts';
import { FeedAddresses } from './addresses.ts';
import { editionsOf } from './editions.ts';
import { FeedsRepository } from './feeds.repository.ts';
import type { FeedSession, OpenFeed } from './feeds.repository.ts';
import { icsOf } from './ics.ts';
import type { FeedEvent } from './ics.ts';
import type { CalendarFeedModel } from './models.ts';
import { fingerprintOf, speak } from './spoken.ts';

/** Most feeds of one person: enough for one per device and one per section. */
const mostFeeds = 40;

/** Secret addresses under which calendar programs read a timetable. */
@Injectable()
export class Feeds {
  private readonly addresses: FeedAddresses;
  /** The time around which sessions are in a feed. */
  now = () => new Date();

  constructor(
    private readonly feeds: FeedsRepository,
    private readonly changes: Changes,
    private readonly throttle: Throttle,
    @Inject(CONFIG) private readonly config: Config,
  ) {
    this.addresses = new FeedAddresses(config.ticketSecret);
  }

  /** Feeds that still open a timetable, the newest first. */
  async list(personId: string): Promise<CalendarFeedModel[]> {
    const rows = await this.feeds.ofPerson(personId);
    return rows.map((row) => ({ ...row, path: this.addresses.pathOf(row.id) }));
  }

  /**
   * Makes a new address, also when the person has one: each device can have its own, and can lose it alone.
   *
   * @param sectionId null: everything the person teaches and learns
   * @throws {AppError} NOT_FOUND for a section in which the person has no part; CONFLICT with too many
   */
  async create(personId: string, sectionId: string | null): Promise<CalendarFeedModel> {
    if (sectionId !== null && !(isUuid(sectionId) && (await this.feeds.mayFollow(personId, sectionId)))) {
      throw notFound('section');
    }
    const row = await this.changes.by(personId, (manager) => this.feeds.add(manager, personId, sectionId, mostFeeds));
    if (!row) {
      throw new AppError('CONFLICT', `You have ${mostFeeds} calendar addresses. Revoke one first.`, 'sectionId', {
        most: mostFeeds,
      });
    }
    return { ...row, path: this.addresses.pathOf(row.id) };
  }

  /** Revokes the address. Revoking twice changes nothing. @throws {AppError} NOT_FOUND for another person's address */
  async revoke(personId: string, id: string): Promise<boolean> {
    if (!isUuid(id)) throw notFound('calendar');
    await this.changes.by(personId, async (manager) => {
      if (!(await this.feeds.revoke(manager, id, personId))) throw notFound('calendar');
    });
    return true;
  }

  /**
   * The calendar that a program reads.
   *
   * @param fileName the last part of the address
   * @throws {AppError} NOT_FOUND, alike for an address that never existed, that was revoked, or whose person lost access;
   *   TOO_MANY_ATTEMPTS
   */
  async read(fileName: string): Promise<string> {
    const id = this.addresses.feedOf(fileName);
    if (id === undefined) throw notFound('calendar');
    await this.throttle.count('calendarFeed', id);
    const feed = await this.feeds.open(id);
    if (!feed) throw notFound('calendar');
    const sessions = await this.feeds.sessions(feed, this.now());
    await this.feeds.markUsed(id);
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
      this.feeds,
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
