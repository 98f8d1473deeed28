import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AppError, notFound } from '#platform';
import { isUuid } from '../graphql/ids.ts';
import { Changes } from '../context/changes.ts';
import { lockSection } from '../enrolment/index.ts';
import { requireMembers } from '../people/index.ts';
import { snapshotsOf, tellOfChanges } from '../notifications/index.ts';
import { addLecturer, clashElsewhere, removeLecturer } from './lecturers.repository.ts';
import { lockLecturers } from './planning-locks.repository.ts';
import { sessionsToBegin } from './sessions-ahead.repository.ts';

/** Who teaches a section. Sessions to come that change hands are told to the people concerned. */
@Injectable()
export class SectionLecturers {
  constructor(private readonly changes: Changes) {}

  /**
   * Nothing changes for somebody who lectures here already.
   *
   * @throws {AppError} NOT_FOUND; BAD_INPUT for a person who is no lecturer of the institution; CONFLICT when they teach something else then
   */
  async assign(actorId: string, sectionId: string, personId: string): Promise<void> {
    await this.changes.by(actorId, async (manager) => {
      const { institutionId } = await lockSection(manager, sectionId);
      await requireMembers(manager, institutionId, 'lecturer', [personId], 'personId');
      await this.#refuseClashes(manager, personId, sectionId);
      await tellingOfSessions(manager, actorId, sectionId, () => addLecturer(manager, sectionId, personId));
    });
  }

  /** @throws {AppError} NOT_FOUND for a person who does not teach it */
  async remove(actorId: string, sectionId: string, personId: string): Promise<void> {
    if (!isUuid(personId)) throw notFound('lecturer');
    await this.changes.by(actorId, async (manager) => {
      await lockSection(manager, sectionId);
      await tellingOfSessions(manager, actorId, sectionId, async () => {
        if (!(await removeLecturer(manager, sectionId, personId))) throw notFound('lecturer');
      });
    });
  }

  /**
   * Refuses a lecturer for a section who teaches something else at a time of one of its sessions to come. The section is locked.
   *
   * @throws {AppError} CONFLICT at `personId`
   */
  async #refuseClashes(manager: EntityManager, personId: string, sectionId: string): Promise<void> {
    await lockLecturers(manager, [personId]);
    const clash = await clashElsewhere(manager, sectionId, personId);
    if (!clash) return;
    // What a lecturer does at another university is not this one's to read.
    const what = clash.sameInstitution
      ? `${clash.title}, at ${clash.localStart.replace('T', ' ')} (${clash.zone})`
      : 'a class elsewhere';
    throw new AppError(
      'CONFLICT',
      `${clash.lecturer} has ${what} at the time of a session of this section. Move one of the two first.`,
      'personId',
    );
  }
}

/** Does what changes who teaches a section, and tells the people of its sessions to come. */
export async function tellingOfSessions(
  manager: EntityManager,
  actorId: string,
  sectionId: string,
  change: () => Promise<unknown>,
): Promise<void> {
  const ids = await sessionsToBegin(manager, sectionId);
  const before = await snapshotsOf(manager, ids);
  await change();
  await tellOfChanges(manager, actorId, ids, before);
}
