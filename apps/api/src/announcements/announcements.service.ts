import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { badInput } from '#platform';
import { Changes } from '../context/changes.ts';
import { block } from '../graphql/text.ts';
import { tellOfAnnouncement } from '../notifications/index.ts';
import { Throttle } from '../sign-in/throttle.ts';
import type { AnnouncementModel } from './models.ts';

const longest = 2_000;
/** The newest that a section shows. */
const shown = 50;

/** What is written to everybody of a section: on its page, in the app and by mail. */
@Injectable()
export class Announcements {
  constructor(
    private readonly dataSource: DataSource,
    private readonly changes: Changes,
    private readonly throttle: Throttle,
  ) {}

  /** The newest first. */
  list(sectionId: string): Promise<AnnouncementModel[]> {
    return this.dataSource.query(
      `SELECT announcement.id, announcement.created_at AS at, text, person.name AS by
       FROM announcement LEFT JOIN person ON person.id = written_by
       WHERE section_id = $1 ORDER BY announcement.created_at DESC, announcement.id LIMIT ${shown}`,
      [sectionId],
    );
  }

  /**
   * One notice a person, and a mail after the delay for further news.
   *
   * @returns all of the section
   * @throws {AppError} BAD_INPUT at `text`; TOO_MANY_ATTEMPTS when this section was written to too often
   */
  async write(actorId: string, sectionId: string, text: string): Promise<AnnouncementModel[]> {
    const written = block('text', text, longest);
    if (written === '') throw badInput('text', 'This must not be empty.');
    await this.throttle.count('announcements', sectionId);
    await this.changes.by(actorId, async (manager) => {
      const [row]: { id: string }[] = await manager.query(
        'INSERT INTO announcement (section_id, written_by, text) VALUES ($1, $2, $3) RETURNING id',
        [sectionId, actorId, written],
      );
      if (!row) throw new TypeError('INSERT returned no row');
      await tellOfAnnouncement(manager, actorId, sectionId, row.id);
    });
    return this.list(sectionId);
  }
}
