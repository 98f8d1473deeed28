import type { EntityManager } from 'typeorm';
import type { RowOf } from '#database';
import { sendAtCommit } from '../jobs/index.ts';
import type { ChangeFacts, ChangeKind, PlannedFacts } from './facts.ts';
import { jobOf, noticesQueue } from './queue.ts';
import { sql } from './tell.repository.ts';

/** What people are told of one session at one time. */
export interface Planned {
  startsAt: Date;
  endsAt: Date;
  /** IANA zone it is planned in. */
  zone: string;
  /** Its name. */
  room: string | null;
  /** Ids of those who teach it. */
  lecturers: string[];
  topic: string;
}

export interface SessionChanged {
  sessionId: string;
  sectionId: string;
  what: ChangeKind;
  /** Null for what is new. */
  before: Planned | null;
  /** Null for what was cancelled. */
  after: Planned | null;
  /** In the words of the person who did it. */
  reason?: string | null;
}

/**
 * Tells the people concerned that sessions changed. Call it in the transaction that changes them, once, after the writes: it costs one
 * statement, however many sessions and people. Mail goes out some minutes later (`NOTICE_DELAY`), so that a change of mind costs no mail.
 *
 * @param actorId who made the change, and needs not be told; null: the system
 * @returns how many people are told
 */
export async function tellOfSessions(
  manager: EntityManager,
  actorId: string | null,
  changes: readonly SessionChanged[],
): Promise<number> {
  if (changes.length === 0) return 0;
  const entries = changes.map(({ sessionId, sectionId, what, before, after, reason }) => ({
    sessionId,
    sectionId,
    lecturers: [...new Set([...(before?.lecturers ?? []), ...(after?.lecturers ?? [])])],
    facts: {
      sessionId,
      what,
      before: before && factsOf(before),
      after: after && what !== 'cancelled' ? factsOf(after) : null,
      ...(reason == null ? {} : { reason }),
    } satisfies ChangeFacts,
  }));
  return mailed(manager, await sql.ofSessions.first(manager, { actorId, changes: JSON.stringify(entries) }));
}

/**
 * Tells people who waited that they have a seat. Call it in the transaction that enrols them.
 *
 * @returns how many people are told
 */
export async function tellOfSeat(
  manager: EntityManager,
  sectionId: string,
  personIds: readonly string[],
): Promise<number> {
  if (personIds.length === 0) return 0;
  return mailed(manager, await sql.ofSeats.first(manager, { sectionId, personIds }));
}

/**
 * Notifies everybody of a section, except the author, that something was written to them. Call it in the transaction that writes
 * it.
 *
 * @returns how many people are notified
 */
export async function tellOfAnnouncement(
  manager: EntityManager,
  actorId: string,
  sectionId: string,
  announcementId: string,
): Promise<number> {
  return mailed(manager, await sql.ofAnnouncement.first(manager, { actorId, sectionId, announcementId }));
}

/**
 * Tells the institution's admins that another time is proposed for a session. Call it in the transaction that writes it.
 *
 * @returns how many people are told
 */
export async function tellOfProposal(manager: EntityManager, actorId: string, proposalId: string): Promise<number> {
  return mailed(manager, await sql.ofProposal.first(manager, { actorId, proposalId }));
}

/** Tells who proposed another time that it was answered. Call it in the transaction that answers. @returns how many people are told */
export async function tellOfAnswer(manager: EntityManager, actorId: string, proposalId: string): Promise<number> {
  return mailed(manager, await sql.ofAnswer.first(manager, { actorId, proposalId }));
}

/** The letters are jobs, sent when the transaction commits: some people are told twice in one. */
export function mailed(manager: EntityManager, row: RowOf<typeof sql.ofSessions> | undefined): number {
  if (!row) return 0;
  sendAtCommit(manager, noticesQueue, row.toMail.map(jobOf));
  return row.told;
}

function factsOf({ startsAt, endsAt, zone, room, lecturers, topic }: Planned): PlannedFacts {
  return { startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString(), zone, room, lecturers, topic };
}
