import type { EntityManager } from 'typeorm';

/**
 * Makes whoever plans this section, or something with one of these lecturers or rooms, wait: two plans cannot slip past each other's
 * look for clashes. Always in this order, lecturers and rooms by id, so that no two wait for each other.
 */
export async function lockSection(manager: EntityManager, sectionId: string): Promise<void> {
  await manager.query('SELECT FROM section WHERE id = $1 FOR UPDATE', [sectionId]);
}

/** After `lockSection`. */
export async function lockLecturersAndRooms(
  manager: EntityManager,
  lecturerIds: readonly string[],
  roomIds: readonly string[],
): Promise<void> {
  await lockLecturers(manager, lecturerIds);
  if (roomIds.length > 0) {
    await manager.query('SELECT FROM room WHERE id = ANY($1) ORDER BY id FOR NO KEY UPDATE', [roomIds]);
  }
}

export async function lockLecturers(manager: EntityManager, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) {
    await manager.query('SELECT FROM person WHERE id = ANY($1) ORDER BY id FOR NO KEY UPDATE', [ids]);
  }
}
