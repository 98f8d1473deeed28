import { Injectable } from '@nestjs/common';
import type { DataSource, EntityManager } from 'typeorm';
import { json, statements, word } from '#database';
import type { RequestState, RowOf } from '#database';
import { personJson } from '../../offer-sql.ts';

const pair = '(mentor_id = $1 AND mentee_id = $2 OR mentor_id = $2 AND mentee_id = $1)';
const twoPeople = { personId: 'uuid', otherId: 'uuid' } as const;
type Reading = DataSource | EntityManager;

export const sql = statements({
  lockPeople: {
    text: 'SELECT FROM person WHERE id IN ($1, $2) AND erased_at IS NULL ORDER BY id FOR NO KEY UPDATE',
    params: twoPeople,
  },
  lockOffers: {
    text: 'SELECT FROM mentor_offer WHERE person_id IN ($1, $2) ORDER BY person_id FOR UPDATE',
    params: twoPeople,
  },
  /** Nobody learns by blocking who has an account: these are people whom mentoring shows to each other. */
  haveMet: {
    text: `SELECT FROM person WHERE id = $2 AND (EXISTS (SELECT FROM mentor_offer WHERE person_id = $2)
       OR EXISTS (SELECT FROM mentoring_request WHERE ${pair}) OR EXISTS (SELECT FROM mentorship WHERE ${pair}))`,
    params: twoPeople,
  },
  add: {
    text: 'INSERT INTO person_block (blocker_id, blocked_id) VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING blocker_id AS "blockerId"',
    params: twoPeople,
    row: { blockerId: 'uuid' },
  },
  openRequests: {
    text: `SELECT id, state, mentor_id = $1 AS "isMentor" FROM mentoring_request
       WHERE ${pair} AND state IN ('open', 'asked') ORDER BY id FOR UPDATE`,
    params: twoPeople,
    row: { id: 'uuid', state: word<RequestState>(), isMentor: 'bool' },
  },
  openMentorships: {
    text: `SELECT id FROM mentorship WHERE ${pair} AND state <> 'ended' ORDER BY id`,
    params: twoPeople,
    row: { id: 'uuid' },
  },
  takeBackReopening: {
    text: `UPDATE mentorship SET reopen_asked_by = NULL WHERE ${pair} AND reopen_asked_by = $1`,
    params: twoPeople,
  },
  blocked: {
    text: `SELECT EXISTS (SELECT FROM person_block WHERE blocker_id = $1 AND blocked_id = $2) AS "byFirst",
         EXISTS (SELECT FROM person_block WHERE blocker_id = $2 AND blocked_id = $1) AS "byOther"`,
    params: twoPeople,
    row: { byFirst: 'bool', byOther: 'bool' },
  },
  remove: {
    text: 'DELETE FROM person_block WHERE blocker_id = $1 AND blocked_id = $2',
    params: twoPeople,
  },
  of: {
    text: `SELECT json_build_object('person', ${personJson('person')}, 'createdAt', person_block.created_at) AS row
       FROM person_block JOIN person ON person.id = blocked_id WHERE blocker_id = $1 ORDER BY person_block.created_at DESC, person.id`,
    params: { personId: 'uuid' },
    row: { row: json<{ person: { id: string; name: string }; createdAt: string }>() },
  },
  bothWays: {
    text: `SELECT blocked_id AS id FROM person_block WHERE blocker_id = $1
       UNION SELECT blocker_id FROM person_block WHERE blocked_id = $1`,
    params: { personId: 'uuid' },
    row: { id: 'uuid!' },
  },
  among: {
    text: `SELECT blocker_id AS "blockerId", blocked_id AS "blockedId" FROM person_block WHERE blocker_id = ANY($1) AND blocked_id = ANY($1)`,
    params: { personIds: 'uuid[]' },
    row: { blockerId: 'uuid', blockedId: 'uuid' },
  },
  personal: {
    text: `SELECT person.name, person_block.created_at AS "createdAt" FROM person_block JOIN person ON person.id = blocked_id
       WHERE blocker_id = $1 ORDER BY person_block.created_at, person.id`,
    params: { personId: 'uuid' },
    row: { name: 'text', createdAt: 'timestamptz' },
  },
  erase: {
    text: 'DELETE FROM person_block WHERE blocker_id = $1 OR blocked_id = $1',
    params: { personId: 'uuid' },
  },
});

/** Somebody whom the viewer has blocked. */
export interface BlockedRow {
  person: { id: string; name: string };
  createdAt: Date;
}

/** Who has blocked whom. */
@Injectable()
export class BlocksRepository {
  /** In the order in which all take their locks: people, then offers. @returns whether both are there */
  async lockBoth(manager: EntityManager, personId: string, otherId: string): Promise<boolean> {
    const people = await sql.lockPeople.rows(manager, { personId, otherId });
    if (people.length < 2) return false;
    await sql.lockOffers.rows(manager, { personId, otherId });
    return true;
  }

  async haveMet(manager: EntityManager, personId: string, otherId: string): Promise<boolean> {
    return (await sql.haveMet.rows(manager, { personId, otherId })).length > 0;
  }

  /** @returns false: it was so already */
  async add(manager: EntityManager, personId: string, otherId: string): Promise<boolean> {
    return (await sql.add.rows(manager, { personId, otherId })).length > 0;
  }

  /** @returns false: it was not so */
  async remove(manager: EntityManager, personId: string, otherId: string): Promise<boolean> {
    return (await sql.remove.touched(manager, { personId, otherId })) > 0;
  }

  /** Locked, in both directions. */
  openRequests(manager: EntityManager, personId: string, otherId: string): Promise<RowOf<typeof sql.openRequests>[]> {
    return sql.openRequests.rows(manager, { personId, otherId });
  }

  async openMentorships(manager: EntityManager, personId: string, otherId: string): Promise<string[]> {
    return (await sql.openMentorships.rows(manager, { personId, otherId })).map(({ id }) => id);
  }

  /** Who blocks does not want to go on with a mentorship of the two any more. */
  async takeBackReopening(manager: EntityManager, personId: string, otherId: string): Promise<void> {
    await sql.takeBackReopening.rows(manager, { personId, otherId });
  }

  /** Newest first. */
  async of(reading: Reading, personId: string): Promise<BlockedRow[]> {
    return (await sql.of.rows(reading, { personId })).map(({ row }) => ({
      ...row,
      createdAt: new Date(row.createdAt),
    }));
  }

  /** Of two people. Call it with the mentee locked, or it may change meanwhile. */
  async between(manager: Reading, personId: string, otherId: string): Promise<{ byFirst: boolean; byOther: boolean }> {
    return (await sql.blocked.first(manager, { personId, otherId })) ?? { byFirst: false, byOther: false };
  }

  /** As `between`, whoever blocked the other. */
  async isBetween(manager: Reading, personId: string, otherId: string): Promise<boolean> {
    const { byFirst, byOther } = await this.between(manager, personId, otherId);
    return byFirst || byOther;
  }

  /** Everybody whom a person has blocked or who has blocked them. */
  async blockedOf(reading: Reading, personId: string): Promise<Set<string>> {
    return new Set((await sql.bothWays.rows(reading, { personId })).map(({ id }) => id));
  }

  /** Of these people, who has blocked whom: for assigning many at once. */
  among(reading: Reading, personIds: readonly string[]): Promise<RowOf<typeof sql.among>[]> {
    return sql.among.rows(reading, { personIds });
  }
}
