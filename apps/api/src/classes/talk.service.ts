import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { reopenWithinMs } from '#classroom';
import { talkCopy } from '#classroom/talk-copy';
import type { TalkCopy } from '#classroom/talk-copy';
import { Person } from '#database';
import { notFound } from '#platform';
import { canBeEntered, sessionById, staysOpenAfter } from '../schedule/index.ts';
import { notesToRead } from './class-notes.ts';
import type { ClassAfterModel } from './models.ts';
import { PastClasses } from './past-classes.ts';

/** Until when this person may open a class again that they ended, ms since the epoch: undefined when they may not. */
export async function reopenableUntil(
  database: Pick<DataSource, 'query'>,
  sessionId: string,
  personId: string,
): Promise<number | undefined> {
  const rows = await database.query<{ by: string; timeUp: boolean | null; at: Date; closesAt: Date }[]>(
    `SELECT event.by, (event.body -> 'timeUp')::boolean AS "timeUp", event.at,
       session.ends_at + $2::interval AS "closesAt"
     FROM class_event event JOIN class ON class.id = event.class_id AND class.ended_at IS NOT NULL
     JOIN session ON session.id = class.session_id AND session.cancelled_at IS NULL
     WHERE class.session_id = $1 AND event.type = 'class-ended' ORDER BY event.seq DESC LIMIT 1`,
    [sessionId, `${staysOpenAfter} milliseconds`],
  );
  const [end] = rows;
  if (!end || end.timeUp || end.by !== personId) return undefined;
  const until = Math.min(end.at.getTime() + reopenWithinMs, end.closesAt.getTime());
  return until > Date.now() ? until : undefined;
}

/** What people who were in a class, or missed it, find once it is over. */
@Injectable()
export class ClassTalk {
  constructor(
    private readonly dataSource: DataSource,
    private readonly past: PastClasses,
  ) {}

  async after(sessionId: string, viewerId: string): Promise<ClassAfterModel> {
    const session = await sessionById(this.dataSource, sessionId);
    if (!session) throw notFound('session');
    const over = session.phase === 'ended';
    const until = over ? await reopenableUntil(this.dataSource, sessionId, viewerId) : undefined;
    const talk = over ? await this.copy(sessionId, viewerId) : undefined;
    const said = talk && talk.messages.length + talk.questions.length + talk.notes.length > 0;
    return {
      sessionId,
      open: canBeEntered(session.phase),
      reopenUntil: until === undefined ? null : new Date(until),
      talkPath: said ? `/files/talk/${sessionId}.json` : null,
    };
  }

  async copy(sessionId: string, viewerId: string): Promise<TalkCopy> {
    const session = await sessionById(this.dataSource, sessionId);
    const [{ state, viewer, notes }, { language }] = await Promise.all([
      this.past.as(session, sessionId, viewerId),
      this.dataSource.getRepository(Person).findOneByOrFail({ id: viewerId }),
    ]);
    return talkCopy(state, viewer, notesToRead(await notes(), language));
  }
}
