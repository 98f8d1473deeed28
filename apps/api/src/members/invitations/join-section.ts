import type { EntityManager } from 'typeorm';
import type { MembershipRole } from '#database';
import { AppError } from '#platform';
import { addLecturer, tellingOfSessions } from '../../courses/index.ts';
import { closed, lockSection, takeSeats, takesStudents } from '../../enrolment/index.ts';

/**
 * Somebody whom an invitation brings into a section: a lecturer teaches it from now on; a student has a seat, or waits for one.
 *
 * @throws {AppError} CONFLICT when it takes nobody now, or has no seat and no waiting list
 */
export async function joinSection(
  manager: EntityManager,
  sectionId: string,
  personId: string,
  role: MembershipRole,
): Promise<void> {
  const section = await lockSection(manager, sectionId);
  if (role === 'lecturer') {
    if (section.archived || section.state === 'finished' || section.state === 'cancelled') throw closed(section);
    await tellingOfSessions(manager, personId, sectionId, () => addLecturer(manager, sectionId, personId));
    return;
  }
  if (!takesStudents(section)) throw closed(section);
  const seating = await takeSeats(manager, section, [personId], 'link');
  if ('capacity' in seating) {
    throw new AppError('CONFLICT', `All ${seating.capacity} seats of ${section.title} are taken.`, undefined, {
      section: section.title,
      capacity: seating.capacity,
    });
  }
}
