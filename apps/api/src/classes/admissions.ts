import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { staysOpenMs } from '#classroom';
import type { ClassRole } from '#classroom';
import type { ClassTicket } from '#contract';
import { signTicket } from '#contract/ticket';
import { Person } from '#database';
import { AppError, notFound } from '#platform';
import type { Config } from '#platform';
import { CONFIG } from '#platform/nest';
import type { SessionModel } from '../schedule/index.ts';
import { canBeEntered, opensBefore, sessionById } from '../schedule/index.ts';
import type { ClassAdmissionModel } from './models.ts';
import { reopenableUntil } from './talk.service.ts';

interface Found {
  classId: string;
  role: ClassRole;
  assists: boolean;
  teachesSince: number | null;
}

/** ms before its end from which a rehearsal is not joined any more: a new one is begun. */
const joinAnewMs = 60_000;

/** Where the front door sends Socket.IO. */
const livePath = '/live';

/** Lets people of a section into the class of a session: a signed ticket that the live gateway trusts. */
@Injectable()
export class Admissions {
  constructor(
    private readonly dataSource: DataSource,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * @param reopen opens the class again that this person has just ended
   * @throws {AppError} CLASS_NOT_OPEN with `facts.seconds` until it opens, CLASS_ENDED
   */
  async enter(sessionId: string, personId: string, reopen = false): Promise<ClassAdmissionModel> {
    const { classId, role, assists, teachesSince } = await this.dataSource.transaction(async (manager) => {
      // Nobody moves or cancels the session while somebody walks in.
      await manager.query('SELECT FROM session WHERE id = $1 FOR SHARE', [sessionId]);
      const session = await sessionById(manager, sessionId);
      if (!session) throw notFound('session');
      const opensAgain = reopen && (await reopenableUntil(manager, sessionId, personId)) !== undefined;
      if (!opensAgain) refuseClosed(session, new Date());
      await manager.query('INSERT INTO class (session_id) VALUES ($1) ON CONFLICT (session_id) DO NOTHING', [
        sessionId,
      ]);
      const [found]: Found[] = await manager.query(
        `SELECT class.id AS "classId", CASE WHEN EXISTS (
             SELECT FROM section_lecturer WHERE section_id = $2 AND person_id = $3
             UNION ALL SELECT FROM session_lecturer WHERE session_id = $1 AND person_id = $3
           ) THEN 'host' ELSE 'listener' END AS role,
           -- Whoever lectures here only since the class was opened: what was confided before is not for them.
           (SELECT round(extract(epoch FROM min(created_at)) * 1000)::float8 FROM (
             SELECT created_at FROM section_lecturer WHERE section_id = $2 AND person_id = $3
             UNION ALL SELECT created_at FROM session_lecturer WHERE session_id = $1 AND person_id = $3
           ) places HAVING min(created_at) > class.opened_at) AS "teachesSince",
           EXISTS (SELECT FROM enrolment WHERE section_id = $2 AND person_id = $3 AND role = 'assistant') AS assists
         FROM class WHERE class.session_id = $1`,
        [sessionId, session.sectionId, personId],
      );
      if (!found) throw notFound('session');
      return found;
    });
    return this.admit(personId, {
      classId,
      role,
      ...(assists ? { assists } : {}),
      ...(teachesSince === null ? {} : { teachesSince }),
    });
  }

  /** Lets a lecturer into the rehearsal of a session: the one that goes on, or a new one. @throws {AppError} NOT_FOUND */
  async rehearse(sessionId: string, personId: string): Promise<ClassAdmissionModel> {
    const classId = await this.dataSource.transaction(async (manager) => {
      // Two who press at once come into the same.
      const sessions: unknown[] = await manager.query('SELECT FROM session WHERE id = $1 FOR NO KEY UPDATE', [
        sessionId,
      ]);
      if (sessions.length === 0) throw notFound('session');
      const goesOn: { id: string }[] = await manager.query(
        `SELECT id FROM class WHERE rehearses = $1 AND ended_at IS NULL AND opened_at > now() - $2::interval
         ORDER BY opened_at DESC LIMIT 1`,
        [sessionId, `${staysOpenMs - joinAnewMs} milliseconds`],
      );
      if (goesOn[0]) return goesOn[0].id;
      const made: { id: string }[] = await manager.query('INSERT INTO class (rehearses) VALUES ($1) RETURNING id', [
        sessionId,
      ]);
      return made[0]?.id ?? '';
    });
    return this.admit(personId, { classId, role: 'host' });
  }

  private async admit(
    personId: string,
    claims: Pick<ClassTicket, 'classId' | 'role' | 'assists' | 'teachesSince'>,
  ): Promise<ClassAdmissionModel> {
    const { name } = await this.dataSource.getRepository(Person).findOneByOrFail({ id: personId });
    const ticket = await signTicket({ personId, name, ...claims }, this.config.ticketSecret);
    return { ticket, classId: claims.classId, role: claims.role, path: livePath };
  }
}

function refuseClosed(session: SessionModel, now: Date): void {
  if (canBeEntered(session.phase)) return;
  if (session.phase === 'ended') throw new AppError('CLASS_ENDED', 'This class has ended.');
  if (session.phase === 'cancelled') throw new AppError('CLASS_NOT_OPEN', 'This session was cancelled.');
  const opensAt = session.startsAt.getTime() - opensBefore;
  throw new AppError('CLASS_NOT_OPEN', `This class opens at ${new Date(opensAt).toISOString()}.`, undefined, {
    opensAt: new Date(opensAt).toISOString(),
    seconds: Math.max(1, Math.ceil((opensAt - now.getTime()) / 1000)),
  });
}
