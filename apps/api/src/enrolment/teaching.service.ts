import { Injectable } from '@nestjs/common';
import type { TeachingRole } from '#database';
import { notFound } from '#platform';
import { isUuid } from '../graphql/ids.ts';
import { Changes } from '../context/changes.ts';
import { lockSection } from './seats.ts';

/** What those who teach a section are in it. */
@Injectable()
export class Teaching {
  constructor(private readonly changes: Changes) {}

  /** @throws {AppError} NOT_FOUND for who does not teach it */
  setRole(actorId: string, sectionId: string, personId: string, role: TeachingRole): Promise<void> {
    return this.changes.by(actorId, async (manager) => {
      await lockSection(manager, sectionId);
      if (!isUuid(personId)) throw notFound('lecturer');
      const [, changed]: [unknown, number] = await manager.query(
        'UPDATE section_lecturer SET role = $3 WHERE section_id = $1 AND person_id = $2',
        [sectionId, personId, role],
      );
      if (changed === 0) throw notFound('lecturer');
    });
  }
}
