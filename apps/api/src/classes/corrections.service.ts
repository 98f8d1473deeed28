import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { AttendanceMark } from '#database';
import { AppError, badInput, notFound } from '#platform';
import { isUuid } from '../graphql/ids.ts';
import { Changes } from '../context/changes.ts';
import { line } from '../graphql/text.ts';
import { distinctIds } from '../people/index.ts';

/** Students that are named at once, at most. */
const mostStudents = 1_000;

/** What people say of attendance by hand, beside what the class log says. */
@Injectable()
export class Corrections {
  constructor(private readonly changes: Changes) {}

  /**
   * Marks students of a session that has begun; who has a mark already gets this one instead.
   *
   * @throws {AppError} BAD_INPUT at `personIds` or `reason`; NOT_FOUND for who is not enrolled, and nothing is marked then; CONFLICT for
   * a session that has not begun, or was cancelled
   */
  async mark(
    actorId: string,
    sessionId: string,
    personIds: readonly string[],
    mark: AttendanceMark,
    reason: string,
  ): Promise<void> {
    const ids = students(personIds);
    const why = line('reason', reason, 300);
    await this.changes.by(actorId, async (manager) => {
      const sectionId = await sectionOf(manager, sessionId);
      const enrolled: unknown[] = await manager.query(
        'SELECT FROM enrolment WHERE section_id = $1 AND person_id = ANY($2) FOR KEY SHARE',
        [sectionId, ids],
      );
      if (enrolled.length < ids.length) throw notFound('student');
      await manager.query(
        `INSERT INTO attendance_correction AS own (session_id, section_id, person_id, mark, reason, corrected_by)
         SELECT $1, $2, person_id, $4, $5, $6 FROM unnest($3::uuid[]) AS person_id ORDER BY person_id
         ON CONFLICT (session_id, person_id) DO UPDATE
           SET mark = excluded.mark, reason = excluded.reason, corrected_by = excluded.corrected_by, updated_at = now()
           WHERE (own.mark, own.reason) IS DISTINCT FROM (excluded.mark, excluded.reason)`,
        [sessionId, sectionId, ids, mark, why, actorId],
      );
    });
  }

  /** Takes marks back; who has none stays as they are. @throws {AppError} BAD_INPUT at `personIds` */
  async undo(actorId: string, sessionId: string, personIds: readonly string[]): Promise<void> {
    const ids = students(personIds);
    await this.changes.by(actorId, (manager) =>
      manager.query('DELETE FROM attendance_correction WHERE session_id = $1 AND person_id = ANY($2)', [
        sessionId,
        ids,
      ]),
    );
  }
}

function students(personIds: readonly string[]): string[] {
  const ids = distinctIds(personIds);
  if (ids.length === 0 || ids.length > mostStudents) {
    throw badInput('personIds', `Name 1 to ${mostStudents} students.`);
  }
  if (!ids.every(isUuid)) throw notFound('student');
  return ids;
}

async function sectionOf(manager: EntityManager, sessionId: string): Promise<string> {
  const [session]: { sectionId: string; begun: boolean; cancelled: boolean }[] = await manager.query(
    `SELECT section_id AS "sectionId", starts_at <= now() AS begun, cancelled_at IS NOT NULL AS cancelled
     FROM session WHERE id = $1 FOR KEY SHARE`,
    [sessionId],
  );
  if (!session) throw notFound('session');
  if (session.cancelled) throw new AppError('CONFLICT', 'This session was cancelled: nobody was expected.');
  if (!session.begun) throw new AppError('CONFLICT', 'This session has not begun: mark who was there afterwards.');
  return session.sectionId;
}
