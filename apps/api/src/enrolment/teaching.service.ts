import { Injectable } from '@nestjs/common';
import { SectionLecturer } from '#database';
import type { TeachingRole } from '#database';
import { notFound } from '#platform';
import { isUuid } from '../graphql/ids.ts';
import { Changes } from '../context/changes.ts';
import { lockSection } from './seats.ts';

/** What those who teach a section are in it. */
@Injectable()
export class Teaching {
  constructor(private readonly changes: Changes) {}

  /** @throws {AppError} NOT_FOUND for a person who does not teach it */
  setRole(actorId: string, sectionId: string, personId: string, role: TeachingRole): Promise<void> {
    return this.changes.by(actorId, async (manager) => {
      await lockSection(manager, sectionId);
      if (!isUuid(personId)) throw notFound('lecturer');
      const { affected } = await manager.update(SectionLecturer, { sectionId, personId }, { role });
      if (affected === 0) throw notFound('lecturer');
    });
  }
}
