import { Injectable } from '@nestjs/common';
import { badInput } from '#platform';
import { Changes } from '../context/changes.ts';
import { block } from '../graphql/text.ts';
import { tellOfAnnouncement } from '../notifications/index.ts';
import { Throttle } from '../sign-in/throttle.ts';
import { AnnouncementsRepository } from './announcements.repository.ts';
import type { AnnouncementModel } from './models.ts';

const longest = 2_000;

/** Announcements to everybody of a section: on its page, in the app and by mail. */
@Injectable()
export class Announcements {
  constructor(
    private readonly announcements: AnnouncementsRepository,
    private readonly changes: Changes,
    private readonly throttle: Throttle,
  ) {}

  /** The newest first. */
  list(sectionId: string): Promise<AnnouncementModel[]> {
    return this.announcements.ofSection(sectionId);
  }

  /**
   * Each person gets one notification, and a mail after the delay for further news.
   *
   * @returns all announcements of the section
   * @throws {AppError} BAD_INPUT at `text`; TOO_MANY_ATTEMPTS when this section was written to too often
   */
  async write(actorId: string, sectionId: string, text: string): Promise<AnnouncementModel[]> {
    const written = block('text', text, longest);
    if (written === '') throw badInput('text', 'This must not be empty.');
    await this.throttle.count('announcements', sectionId);
    await this.changes.by(actorId, async (manager) => {
      const id = await this.announcements.add(manager, sectionId, actorId, written);
      await tellOfAnnouncement(manager, actorId, sectionId, id);
    });
    return this.list(sectionId);
  }
}
