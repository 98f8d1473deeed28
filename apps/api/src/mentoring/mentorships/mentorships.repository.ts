import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { statements, word } from '#database';
import type { MentorshipState, RowOf } from '#database';
import { AppError, notFound } from '#platform';

export const sql = statements({
  lock: {
    text: `SELECT id, owner_id AS "ownerId", mentor_id AS "mentorId", mentee_id AS "menteeId", state, agreement_version AS version,
         mentor_signed_at AS "mentorSignedAt", mentee_signed_at AS "menteeSignedAt", starts_on::text AS "startsOn",
         reopen_asked_by AS "reopenAskedBy"
       FROM mentorship WHERE id = $1 FOR UPDATE`,
    params: { id: 'uuid' },
    row: {
      id: 'uuid',
      ownerId: 'uuid',
      mentorId: 'uuid',
      menteeId: 'uuid',
      state: word<MentorshipState>(),
      version: 'int4',
      mentorSignedAt: 'timestamptz?',
      menteeSignedAt: 'timestamptz?',
      startsOn: 'text?',
      reopenAskedBy: 'uuid?',
    },
  },
  people: {
    text: 'SELECT mentor_id AS "mentorId", mentee_id AS "menteeId" FROM mentorship WHERE id = $1',
    params: { id: 'uuid' },
    row: { mentorId: 'uuid', menteeId: 'uuid' },
  },
});

export type People = RowOf<typeof sql.people>;

/** A mentorship that is locked, from the side of one of the two. */
export interface Locked extends RowOf<typeof sql.lock> {
  by: 'mentor' | 'mentee';
  otherId: string;
}

/** Mentorships that are acted on. Their lock comes after that of people, offers and requests. */
@Injectable()
export class MentorshipsRepository {
  /** For the rest of the transaction. @throws {AppError} NOT_FOUND, also for people who are not in it */
  async lock(manager: EntityManager, id: string, personId: string): Promise<Locked> {
    const found = await sql.lock.first(manager, { id });
    if (!found || (personId !== found.mentorId && personId !== found.menteeId)) throw notFound('mentorship');
    return personId === found.mentorId
      ? { ...found, by: 'mentor', otherId: found.menteeId }
      : { ...found, by: 'mentee', otherId: found.mentorId };
  }

  /** @throws {AppError} NOT_FOUND, also for people who are not in it */
  async people(manager: EntityManager, id: string, personId: string): Promise<People> {
    const found = await sql.people.first(manager, { id });
    if (!found || (personId !== found.mentorId && personId !== found.menteeId)) throw notFound('mentorship');
    return found;
  }
}

/** For telling the other. */
export const betweenOf = ({ id, otherId }: Locked, actorId: string) => ({ mentorshipId: id, actorId, otherId });

/** @throws {AppError} STALE, with the version that it has now */
export function requireVersion(now: number, made: number): void {
  if (now === made) return;
  throw new AppError('STALE', 'The other changed this since you opened it. Look at it as it is now.', 'version', {
    version: now,
  });
}
