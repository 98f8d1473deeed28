import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { Session } from '#database';
import { AppError, badInput, notFound } from '#platform';
import { line } from '../graphql/text.ts';
import { lockForSchedule, refuseClashes } from './clashes.ts';
import type { RescheduleSessionInput, ScheduleSessionInput, SessionModel } from './models.ts';
import { sessionById, sessionsAhead } from './session-rows.ts';
import { dateIn, ianaZone, instantOf } from './time.ts';

/** Minutes of a session: the shortest that is worth a ticket, the longest day of a seminar. */
const minutesAllowed = { min: 5, max: 480 } as const;
/** Days the agenda reaches ahead at most. */
const furthestAgenda = 60;
const longestTopic = 200;

interface Plan {
  localStart: string;
  minutes: number;
  zone?: string | null;
}

/** The timetable: sessions are planned in a local time and kept as that and as instants. */
@Injectable()
export class Sessions {
  constructor(private readonly dataSource: DataSource) {}

  async one(id: string): Promise<SessionModel> {
    const session = await sessionById(this.dataSource, id);
    if (!session) throw notFound('session');
    return session;
  }

  agenda(personId: string, days: number): Promise<SessionModel[]> {
    if (days < 1 || days > furthestAgenda) throw badInput('days', `Days must be 1 to ${furthestAgenda}.`);
    return sessionsAhead(this.dataSource, personId, days);
  }

  /** @throws {AppError} BAD_INPUT; CONFLICT when the section or a lecturer has another session then */
  async schedule(input: ScheduleSessionInput): Promise<SessionModel> {
    const topic = line('input.topic', input.topic ?? '', longestTopic, 0);
    const id = await this.dataSource.transaction(async (manager) => {
      await lockForSchedule(manager, input.sectionId);
      const planned = await this.place(manager, input.sectionId, input);
      await refuseClashes(manager, input.sectionId, planned, null);
      return (await manager.save(Session, { sectionId: input.sectionId, topic, ...planned })).id;
    });
    return this.one(id);
  }

  /** @throws {AppError} as `schedule`; CONFLICT when it was cancelled or its class has begun */
  async reschedule(input: RescheduleSessionInput): Promise<SessionModel> {
    const { sectionId } = await this.one(input.sessionId);
    await this.dataSource.transaction(async (manager) => {
      await lockForSchedule(manager, sectionId);
      await refuseBegun(manager, input.sessionId);
      const { cancelledAt } = await manager.findOneByOrFail(Session, { id: input.sessionId });
      if (cancelledAt) throw new AppError('CONFLICT', 'This session was cancelled. Schedule a new one.', 'sessionId');
      const planned = await this.place(manager, sectionId, input);
      await refuseClashes(manager, sectionId, planned, input.sessionId);
      await manager.update(Session, input.sessionId, planned);
    });
    return this.one(input.sessionId);
  }

  /** Cancelling twice changes nothing. @throws {AppError} CONFLICT when its class has begun */
  async cancel(id: string): Promise<SessionModel> {
    await this.dataSource.transaction(async (manager) => {
      await refuseBegun(manager, id);
      await manager.query('UPDATE session SET cancelled_at = now() WHERE id = $1 AND cancelled_at IS NULL', [id]);
    });
    return this.one(id);
  }

  /** Instants of a plan, which must lie in the term as the campus counts its days. */
  private async place(manager: EntityManager, sectionId: string, plan: Plan) {
    if (plan.minutes < minutesAllowed.min || plan.minutes > minutesAllowed.max) {
      const { min, max } = minutesAllowed;
      throw badInput('input.minutes', `A session has ${min} to ${max} minutes.`);
    }
    const [section]: { campusZone: string; startsOn: string; endsOn: string }[] = await manager.query(
      `SELECT campus.zone AS "campusZone", term.starts_on::text AS "startsOn", term.ends_on::text AS "endsOn"
       FROM section JOIN campus ON campus.id = section.campus_id JOIN term ON term.id = section.term_id
       WHERE section.id = $1`,
      [sectionId],
    );
    if (!section) throw notFound('section');
    const zone = plan.zone == null ? section.campusZone : ianaZone('input.zone', plan.zone);
    const startsAt = instantOf('input.localStart', plan.localStart, zone);
    const endsAt = new Date(startsAt.getTime() + plan.minutes * 60_000);
    if (endsAt.getTime() <= Date.now()) throw badInput('input.localStart', 'This time is over. Choose a later one.');
    const lastMinute = new Date(endsAt.getTime() - 1);
    if (
      dateIn(section.campusZone, startsAt) < section.startsOn ||
      dateIn(section.campusZone, lastMinute) > section.endsOn
    ) {
      throw badInput('input.localStart', `The term goes from ${section.startsOn} to ${section.endsOn}.`);
    }
    return { startsAt, endsAt, zone, localStart: plan.localStart };
  }
}

/** Takes the session's row, so that nobody enters meanwhile (classes/admissions.ts reads it FOR SHARE). */
async function refuseBegun(manager: EntityManager, sessionId: string): Promise<void> {
  await manager.query('SELECT FROM session WHERE id = $1 FOR UPDATE', [sessionId]);
  const begun: unknown[] = await manager.query('SELECT FROM class WHERE session_id = $1 AND last_seq > 0', [sessionId]);
  if (begun.length > 0) {
    throw new AppError(
      'CONFLICT',
      'The class of this session has begun: it cannot be moved or cancelled.',
      'sessionId',
    );
  }
}
