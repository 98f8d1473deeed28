import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { notFound } from '#platform';
import { isUuid } from '../graphql/ids.ts';
import { Changes } from '../context/changes.ts';
import { lockSection } from '../enrolment/index.ts';
import { requireMembers } from '../people/index.ts';
import { refuseClashesOf } from './lecturer-clash.ts';
import { snapshotsOf, tellOfChanges } from '../notifications/index.ts';

/** Who teaches a section. Sessions to come that change hands are told to the people concerned. */
@Injectable()
export class SectionLecturers {
  constructor(private readonly changes: Changes) {}

  /**
   * Nothing changes for somebody who lectures here already.
   *
   * @throws {AppError} NOT_FOUND; BAD_INPUT for who is no lecturer of the institution; CONFLICT when they teach something else then
   */
  async assign(actorId: string, sectionId: string, personId: string): Promise<void> {
    await this.changes.by(actorId, async (manager) => {
      const { institutionId } = await lockSection(manager, sectionId);
      await requireMembers(manager, institutionId, 'lecturer', [personId], 'personId');
      await refuseClashesOf(manager, personId, sectionId);
      await tellingOfSessions(manager, actorId, sectionId, () =>
        manager.query('INSERT INTO section_lecturer (section_id, person_id) VALUES ($1, $2) ON CONFLICT DO NOTHING', [
          sectionId,
          personId,
        ]),
      );
    });
  }

  /** @throws {AppError} NOT_FOUND for who does not teach it */
  async remove(actorId: string, sectionId: string, personId: string): Promise<void> {
    if (!isUuid(personId)) throw notFound('lecturer');
    await this.changes.by(actorId, async (manager) => {
      await lockSection(manager, sectionId);
      await tellingOfSessions(manager, actorId, sectionId, async () => {
        const [, removed]: [unknown, number] = await manager.query(
          'DELETE FROM section_lecturer WHERE section_id = $1 AND person_id = $2',
          [sectionId, personId],
        );
        if (removed === 0) throw notFound('lecturer');
      });
    });
  }
}

/** Does what changes who teaches a section, and tells the people of its sessions to come. */
export async function tellingOfSessions(
  manager: EntityManager,
  actorId: string,
  sectionId: string,
  change: () => Promise<unknown>,
): Promise<void> {
  const ahead: { id: string }[] = await manager.query(
    'SELECT id FROM session WHERE section_id = $1 AND cancelled_at IS NULL AND starts_at > now()',
    [sectionId],
  );
  const ids = ahead.map(({ id }) => id);
  const before = await snapshotsOf(manager, ids);
  await change();
  await tellOfChanges(manager, actorId, ids, before);
}
