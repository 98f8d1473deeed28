import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Session, SessionOwner, SessionOwnerParticipant } from '#database';
import type { ParticipantRole } from '#database';
import { instantOf } from '../../time/zones.ts';

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
    const { topic, localStart, minutes, zone } = planned;
    const startsAt = instantOf('localStart', localStart, zone);
    const endsAt = new Date(startsAt.getTime() + minutes * 60_000);
    const session = manager.create(Session, { ownerId, topic, startsAt, endsAt, localStart, zone });
    return (await manager.save(session)).id;
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
