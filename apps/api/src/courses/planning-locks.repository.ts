import type { EntityManager } from 'typeorm';
import { statements } from '#database';

export const sql = statements({
  section: { text: 'SELECT FROM section WHERE id = $1 FOR UPDATE', params: { id: 'uuid' } },
  sectionsOfTerm: {
    text: 'SELECT FROM section WHERE term_id = $1 ORDER BY id FOR NO KEY UPDATE',
    params: { termId: 'uuid' },
  },
  rooms: { text: 'SELECT FROM room WHERE id = ANY($1) ORDER BY id FOR NO KEY UPDATE', params: { ids: 'uuid[]' } },
  people: { text: 'SELECT FROM person WHERE id = ANY($1) ORDER BY id FOR NO KEY UPDATE', params: { ids: 'uuid[]' } },
});

/**
 * Makes other people who plan this section, or a session with one of these lecturers or rooms, wait: otherwise two plans could
 * miss each other in their search for clashes. Locks are always taken in this order, lecturers and rooms by id, so that no two
 * transactions wait for each other.
 */
export async function lockSection(manager: EntityManager, sectionId: string): Promise<void> {
  await sql.section.rows(manager, { id: sectionId });
}

/** As `lockSection`, for all of a term. */
export async function lockSectionsOfTerm(manager: EntityManager, termId: string): Promise<void> {
  await sql.sectionsOfTerm.rows(manager, { termId });
}

/** After `lockSection`. */
export async function lockLecturersAndRooms(
  manager: EntityManager,
  lecturerIds: readonly string[],
  roomIds: readonly string[],
): Promise<void> {
  if (lecturerIds.length > 0) await sql.people.rows(manager, { ids: lecturerIds });
  if (roomIds.length > 0) await sql.rooms.rows(manager, { ids: roomIds });
}
