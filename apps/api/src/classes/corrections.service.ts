import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { AttendanceMark } from '#database';
import { AppError, badInput, notFound } from '#platform';
import { isUuid } from '../graphql/ids.ts';
import { Changes } from '../context/changes.ts';
import { line } from '../graphql/text.ts';
import { distinctIds } from '../people/index.ts';
import { CorrectionsRepository } from './corrections.repository.ts';

/** Most students of one request. */
const mostStudents = 1_000;

/** Corrections of attendance that people make by hand. They stand beside the class log. */
@Injectable()
export class Corrections {
  constructor(
    private readonly changes: Changes,
    private readonly corrections: CorrectionsRepository,
  ) {}

  /**
   * Marks students of a session that has begun. A student who has a mark gets this one instead.
   *
   * @throws {AppError} BAD_INPUT at `personIds` or `reason`; NOT_FOUND for a person who is not enrolled, and nothing is marked
   *   then; CONFLICT for a session that has not begun, or was cancelled
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
      const sectionId = await this.sectionOf(manager, sessionId);
      if ((await this.corrections.enrolled(manager, sectionId, ids)) < ids.length) throw notFound('student');
      await this.corrections.mark(manager, { sessionId, sectionId, personIds: ids, mark, reason: why, by: actorId });
    });
  }

  /** Takes marks back. A student without a mark stays as they are. @throws {AppError} BAD_INPUT at `personIds` */
  async undo(actorId: string, sessionId: string, personIds: readonly string[]): Promise<void> {
    const ids = students(personIds);
    await this.changes.by(actorId, (manager) => this.corrections.remove(manager, sessionId, ids));
  }

  private async sectionOf(manager: EntityManager, sessionId: string): Promise<string> {
    const session = await this.corrections.session(manager, sessionId);
    if (!session) throw notFound('session');
    if (session.cancelled) throw new AppError('CONFLICT', 'This session was cancelled: nobody was expected.');
    if (!session.begun) throw new AppError('CONFLICT', 'This session has not begun: mark who was there afterwards.');
    return session.sectionId;
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
