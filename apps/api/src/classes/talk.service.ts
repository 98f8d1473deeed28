import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { talkCopy } from '#classroom/talk-copy';
import type { TalkCopy } from '#classroom/talk-copy';
import { Person } from '#database';
import { notFound } from '#platform';
import { canBeEntered, sessionById } from '../schedule/index.ts';
import { notesToRead } from './class-notes.ts';
import type { ClassAfterModel } from './models.ts';
import { PastClasses } from './past-classes.ts';
import { Reopening } from './reopening.ts';

/** Chat, questions and notes of a class that is over, for people who were in it or missed it. */
@Injectable()
export class ClassTalk {
  constructor(
    private readonly dataSource: DataSource,
    private readonly past: PastClasses,
    private readonly reopening: Reopening,
  ) {}

  async after(sessionId: string, viewerId: string): Promise<ClassAfterModel> {
    const session = await sessionById(this.dataSource, sessionId);
    if (!session) throw notFound('session');
    const over = session.phase === 'ended';
    const until = over ? await this.reopening.until(sessionId, viewerId) : undefined;
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
