import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { staysOpenMs } from '#classroom';
import type { ClassTicket } from '#contract';
import { signTicket } from '#contract/ticket';
import { Person } from '#database';
import { AppError, notFound } from '#platform';
import type { Config } from '#platform';
import { CONFIG } from '#platform/nest';
import type { SessionModel } from '../schedule/index.ts';
import { canBeEntered, opensBefore, sessionById } from '../schedule/index.ts';
import { AdmissionsRepository } from './admissions.repository.ts';
import type { ClassAdmissionModel } from './models.ts';
import { Reopening } from './reopening.ts';

/** ms before the end of a rehearsal from which nobody joins it any more: a new one is begun. */
const joinAnewMs = 60_000;

/** The path that the proxy passes to Socket.IO. */
const livePath = '/live';

/** Lets the participants of a session into its class: a signed ticket that the live gateway trusts. */
@Injectable()
export class Admissions {
  constructor(
    private readonly dataSource: DataSource,
    private readonly repository: AdmissionsRepository,
    private readonly reopening: Reopening,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * @param reopen opens the class again when this person has just ended it
   * @throws {AppError} CLASS_NOT_OPEN with `facts.seconds` until it opens, CLASS_ENDED
   */
  async enter(sessionId: string, personId: string, reopen = false): Promise<ClassAdmissionModel> {
    const { classId, role, assists, teachesSince } = await this.dataSource.transaction(async (manager) => {
      // The lock keeps others from moving or cancelling the session while a person enters.
      await this.repository.shareSession(manager, sessionId);
      const session = await sessionById(manager, sessionId);
      if (!session) throw notFound('session');
      const opensAgain = reopen && (await this.reopening.until(sessionId, personId, manager)) !== undefined;
      if (!opensAgain) refuseClosed(session, new Date());
      const found = await this.repository.open(manager, sessionId, personId);
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

  /** Lets a lecturer into the rehearsal of a session: the running one, or a new one. @throws {AppError} NOT_FOUND */
  async rehearse(sessionId: string, personId: string): Promise<ClassAdmissionModel> {
    const classId = await this.dataSource.transaction(async (manager) => {
      // Two lecturers who press at once enter the same rehearsal.
      if (!(await this.repository.lockSession(manager, sessionId))) throw notFound('session');
      const goesOn = await this.repository.rehearsal(manager, sessionId, staysOpenMs - joinAnewMs);
      return goesOn ?? this.repository.addRehearsal(manager, sessionId);
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
