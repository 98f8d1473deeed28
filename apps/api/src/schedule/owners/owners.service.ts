import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Session, SessionOwner, SessionOwnerParticipant } from '#database';
import type { ParticipantRole } from '#database';
import { AppError, notFound } from '#platform';
import { lockVersion } from '../../context/changes.ts';
import { lockedVersion } from '../../context/versions.repository.ts';
import { isUuid } from '../../graphql/ids.ts';
import { instantOf } from '../../time/zones.ts';
import { cancelSessions } from '../sessions/planned-sessions.repository.ts';
import { sql } from './owners.repository.ts';

/** What a feature says of what it owns. */
export interface OwnerFacts {
  /** The feature, in lower case: `mentorship`. */
  kind: string;
  /** What its sessions are called, in any language; null: by the names of the others who take part, for each of them. */
  title: string | null;
  participants: readonly { personId: string; role: ParticipantRole }[];
}

export interface OwnedSession {
  topic: string;
  /** YYYY-MM-DDTHH:MM in `zone`. */
  localStart: string;
  minutes: number;
  /** IANA zone it is planned in. */
  zone: string;
}

/**
 * Sessions of other owners than sections. With a row for the owner and its participants, its sessions are in their timetables and
 * calendars, in the way of what is planned with them, and entered by them; the owner's feature decides when there is one.
 */
@Injectable()
export class SessionOwners {
  /** @returns the id of the owner, for the feature's own row */
  async add(manager: EntityManager, { kind, title, participants }: OwnerFacts): Promise<string> {
    const { id } = await manager.save(manager.create(SessionOwner, { kind, title }));
    await this.#addParticipants(manager, id, participants);
    return id;
  }

  /** Replaces who takes part. People who leave lose sight of all sessions of the owner. */
  async setParticipants(
    manager: EntityManager,
    ownerId: string,
    participants: OwnerFacts['participants'],
  ): Promise<void> {
    await manager.delete(SessionOwnerParticipant, { ownerId });
    await this.#addParticipants(manager, ownerId, participants);
  }

  async rename(manager: EntityManager, ownerId: string, title: string | null): Promise<void> {
    await manager.update(SessionOwner, { id: ownerId }, { title });
  }

  /** Its sessions and their classes go with it. */
  async remove(manager: EntityManager, ownerId: string): Promise<void> {
    await manager.delete(SessionOwner, { id: ownerId });
  }

  /** @returns the id of the session */
  async plan(manager: EntityManager, ownerId: string, planned: OwnedSession): Promise<string> {
    return (await this.planAll(manager, ownerId, [planned]))[0] as string;
  }

  /** @returns the ids of the sessions, in the order of `planned` */
  async planAll(manager: EntityManager, ownerId: string, planned: readonly OwnedSession[]): Promise<string[]> {
    const sessions = planned.map(({ topic, ...time }) => manager.create(Session, { ownerId, topic, ...timesOf(time) }));
    return (await manager.save(sessions)).map(({ id }) => id);
  }

  /**
   * Keeps people from entering the class of a session for the rest of the transaction.
   *
   * @throws {AppError} NOT_FOUND unless it is the owner's; CONFLICT when it was cancelled or has begun; STALE when another version was seen
   */
  async lock(manager: EntityManager, ownerId: string, sessionId: string, version?: number): Promise<void> {
    if (!isUuid(sessionId) || !(await manager.existsBy(Session, { id: sessionId, ownerId }))) throw notFound('session');
    if (version === undefined) await lockedVersion(manager, 'session', sessionId);
    else await lockVersion(manager, 'session', sessionId, version);
    const { cancelled, begun } = (await sql.progress.first(manager, { sessionId })) ?? { cancelled: true, begun: true };
    if (cancelled) throw new AppError('CONFLICT', 'This session was cancelled.');
    if (begun) throw new AppError('CONFLICT', 'This session has begun: it cannot be moved or cancelled.');
  }

  /** Gives a session another time. Call it with the session locked. */
  async move(
    manager: EntityManager,
    sessionId: string,
    moved: Omit<OwnedSession, 'topic'> & { reason: string | null },
  ) {
    const { reason: changeReason, ...time } = moved;
    await manager.update(Session, { id: sessionId }, { ...timesOf(time), changeReason });
  }

  /** Calls a session off. Call it with the session locked. */
  async cancel(manager: EntityManager, sessionId: string, reason: string | null): Promise<void> {
    await cancelSessions(manager, [sessionId], reason);
  }

  async #addParticipants(
    manager: EntityManager,
    ownerId: string,
    participants: OwnerFacts['participants'],
  ): Promise<void> {
    await manager.insert(
      SessionOwnerParticipant,
      participants.map(({ personId, role }) => ({ ownerId, personId, role })),
    );
  }
}

function timesOf({ localStart, minutes, zone }: Omit<OwnedSession, 'topic'>) {
  const startsAt = instantOf('localStart', localStart, zone);
  return { startsAt, endsAt: new Date(startsAt.getTime() + minutes * 60_000), localStart, zone };
}
