import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '#access';
import { badInput, notFound } from '#platform';
import type { SessionModel } from '../models.ts';
import { sessionById, sessionsAhead, sessionsById } from './sessions.repository.ts';

/** Days the agenda reaches ahead at most. */
const furthestAgenda = 60;

/** Sessions as they are planned. */
@Injectable()
export class Sessions {
  constructor(private readonly dataSource: DataSource) {}

  async one(id: string): Promise<SessionModel> {
    const session = await sessionById(this.dataSource, id);
    if (!session) throw notFound('session');
    return session;
  }

  /** Earliest first. */
  all(ids: readonly string[]): Promise<SessionModel[]> {
    return sessionsById(this.dataSource, ids);
  }

  agenda({ personId, suspendedIn = [] }: Actor, days: number): Promise<SessionModel[]> {
    if (days < 1 || days > furthestAgenda) throw badInput('days', `Days must be 1 to ${furthestAgenda}.`);
    return sessionsAhead(this.dataSource, personId, days, suspendedIn);
  }
}
