import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AppError, notFound } from '#platform';
import { Changes } from '../../context/changes.ts';
import { addLecturer, lockLecturersAndRooms, removeLecturer, tellingOfSessions } from '../../courses/index.ts';
import { lockSection } from '../../enrolment/index.ts';
import { isUuid } from '../../graphql/ids.ts';
import { requireMembers } from '../../people/index.ts';
import { overlap } from '../../time/ranges.ts';
import { localText } from '../../time/zones.ts';
import { busySessions } from '../clashes/busy-sessions.repository.ts';
import { lecturerFacts } from '../clashes/planning-facts.repository.ts';
import { sectionFacts } from '../clashes/planning-facts.ts';
import { sessionsToTeach } from './sessions-to-teach.repository.ts';

/** Who teaches a section. Sessions to come that change hands are told to the people concerned. */
@Injectable()
export class SectionLecturers {
  constructor(private readonly changes: Changes) {}

  /**
   * Nothing changes for somebody who lectures here already.
   *
   * @throws {AppError} NOT_FOUND; BAD_INPUT for a person who is no lecturer of the institution; CONFLICT when they have something else then
   */
  async assign(actorId: string, sectionId: string, personId: string): Promise<void> {
    await this.changes.by(actorId, async (manager) => {
      const { institutionId } = await lockSection(manager, sectionId);
      await requireMembers(manager, institutionId, 'lecturer', [personId], 'personId');
      await this.#refuseClashes(manager, actorId, sectionId, personId.toLowerCase());
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
   * Refuses a lecturer for a section who has another session, with or without a section, at a time of one of its sessions to come, as
   * planning does. The section is locked.
   *
   * @throws {AppError} CONFLICT at `personId`
   */
  async #refuseClashes(manager: EntityManager, actorId: string, sectionId: string, personId: string): Promise<void> {
    await lockLecturersAndRooms(manager, [personId], []);
    const own = await sessionsToTeach(manager, sectionId);
    const [first] = own;
    if (!first) return;
    const { institutionId, campusZone } = await sectionFacts(manager, sectionId, actorId);
    const endsAt = new Date(Math.max(...own.map((session) => session.endsAt.getTime())));
    const question = { sectionId, institutionId, lecturerIds: [personId], roomIds: [], except: [] };
    const busy = await busySessions(manager, question, { startsAt: first.startsAt, endsAt });
    const clash = busy.find(
      (other) =>
        !other.sameSection && other.teacherIds.includes(personId) && own.some((session) => overlap(session, other)),
    );
    if (!clash) return;
    const [lecturer] = await lecturerFacts(manager, [personId]);
    // What a lecturer does at another university, or beside all sections, is not this one's to read.
    const what = clash.sameInstitution
      ? `${clash.title}, at ${localText(campusZone, clash.startsAt)} (${campusZone})`
      : 'a class elsewhere';
    throw new AppError(
      'CONFLICT',
      `${lecturer?.name ?? ''} has ${what} at the time of a session of this section. Move one of the two first.`,
      'personId',
    );
  }
}
