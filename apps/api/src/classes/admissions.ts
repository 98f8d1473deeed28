import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { ClassRole } from '#classroom';
import { signTicket } from '#contract/ticket';
import { Person } from '#database';
import { AppError, notFound } from '#platform';
import type { Config } from '#platform';
import { CONFIG } from '#platform/nest';
import type { SessionModel } from '../schedule/models.ts';
import { canBeEntered, opensBefore } from '../schedule/phase.ts';
import { sessionById } from '../schedule/session-rows.ts';
import type { ClassAdmissionModel } from './models.ts';

/** Where the front door sends Socket.IO. */
const livePath = '/live';

/** Lets people of a section into the class of a session: a signed ticket that the live gateway trusts. */
@Injectable()
export class Admissions {
  constructor(
    private readonly dataSource: DataSource,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** @throws {AppError} CLASS_NOT_OPEN with `facts.seconds` until it opens, CLASS_ENDED */
  async enter(sessionId: string, personId: string): Promise<ClassAdmissionModel> {
    const { classId, role, assists } = await this.dataSource.transaction(async (manager) => {
      // Nobody moves or cancels the session while somebody walks in.
      await manager.query('SELECT FROM session WHERE id = $1 FOR SHARE', [sessionId]);
      const session = await sessionById(manager, sessionId);
      if (!session) throw notFound('session');
      refuseClosed(session, new Date());
      await manager.query('INSERT INTO class (session_id) VALUES ($1) ON CONFLICT (session_id) DO NOTHING', [
        sessionId,
      ]);
      const [found]: { classId: string; role: ClassRole; assists: boolean }[] = await manager.query(
        `SELECT class.id AS "classId", CASE WHEN EXISTS (
             SELECT FROM section_lecturer WHERE section_id = $2 AND person_id = $3
             UNION ALL SELECT FROM session_lecturer WHERE session_id = $1 AND person_id = $3
           ) THEN 'host' ELSE 'listener' END AS role,
           EXISTS (SELECT FROM enrolment WHERE section_id = $2 AND person_id = $3 AND role = 'assistant') AS assists
         FROM class WHERE class.session_id = $1`,
        [sessionId, session.sectionId, personId],
      );
      if (!found) throw notFound('session');
      return found;
    });
    const { name } = await this.dataSource.getRepository(Person).findOneByOrFail({ id: personId });
    const ticket = await signTicket(
      { classId, personId, name, role, ...(assists ? { assists } : {}) },
      this.config.ticketSecret,
    );
    return { ticket, classId, role, path: livePath };
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
