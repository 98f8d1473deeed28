import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { statements } from '#database';
import { isBlocked } from '../../safety/blocks/blocked-sql.ts';
import { pairedIn, promisedBy } from '../participants/participants.repository.ts';
import type { OfferFacts, Pair, PairFacts } from './sending.ts';

const joined = (role: string) => `EXISTS (SELECT FROM mentoring_participant WHERE programme_id = $1 AND role = '${role}'
    AND person_id = pair.${role}_id AND state = 'joined')`;
const ofPair = 'mentor_id = pair.mentor_id AND mentee_id = pair.mentee_id';

export const sql = statements({
  lockMentees: {
    text: 'SELECT FROM person WHERE id = ANY($1) AND erased_at IS NULL ORDER BY id FOR NO KEY UPDATE',
    params: { ids: 'uuid[]' },
  },
  lockOffers: {
    text: `SELECT FROM mentor_offer WHERE person_id = ANY($1) ORDER BY person_id FOR UPDATE`,
    params: { ids: 'uuid[]' },
  },
  offers: {
    text: `SELECT offer.person_id AS "mentorId", paused_at IS NOT NULL AS paused,
         least(capacity - ${promisedBy('offer.person_id')}, $2::integer - ${pairedIn('$1', 'mentor_id', 'offer.person_id')})::integer AS "roomLeft"
       FROM mentor_offer offer JOIN person ON person.id = offer.person_id
       WHERE offer.person_id = ANY($3) AND erased_at IS NULL AND deactivated_at IS NULL`,
    params: { programmeId: 'uuid', mostMentees: 'int4', mentorIds: 'uuid[]' },
    row: { mentorId: 'uuid', paused: 'bool', roomLeft: 'int4' },
  },
  pairs: {
    text: `SELECT pair.mentor_id AS "mentorId", pair.mentee_id AS "menteeId", ${joined('mentor')} AS "mentorJoined",
         ${joined('mentee')} AS "menteeJoined", ${isBlocked('pair.mentor_id', 'pair.mentee_id')} AS blocked,
         EXISTS (SELECT FROM mentorship WHERE ${ofPair} AND state <> 'ended')
           OR EXISTS (SELECT FROM mentoring_request WHERE ${ofPair} AND state IN ('open', 'asked')) AS together,
         ${pairedIn('$1', 'mentee_id', 'pair.mentee_id')} > 0 AS "hasMentor",
         (SELECT count(*) FROM mentoring_request WHERE mentee_id = pair.mentee_id AND state IN ('open', 'asked'))::integer AS "menteeOpen"
       FROM unnest($2::uuid[], $3::uuid[]) WITH ORDINALITY AS pair (mentor_id, mentee_id, place) ORDER BY place`,
    params: { programmeId: 'uuid', mentorIds: 'uuid[]', menteeIds: 'uuid[]' },
    row: {
      mentorId: 'uuid!',
      menteeId: 'uuid!',
      mentorJoined: 'bool',
      menteeJoined: 'bool',
      blocked: 'bool',
      together: 'bool',
      hasMentor: 'bool',
      menteeOpen: 'int4',
    },
  },
  /** With the goals of the mentee, or what the programme is called. The mentee wrote no message, so there is none. */
  add: {
    text: `INSERT INTO mentoring_request (programme_id, mentor_id, mentee_id, message, goals, expectation, keeps_others, expires_at)
       SELECT $1, pair.mentor_id, pair.mentee_id, '', CASE WHEN cardinality(goals) = 0 THEN ARRAY[$2] ELSE goals END, '', true,
         now() + make_interval(days => $5)
       FROM unnest($3::uuid[], $4::uuid[]) AS pair (mentor_id, mentee_id)
       JOIN mentoring_participant ON programme_id = $1 AND person_id = pair.mentee_id
       RETURNING id, mentor_id AS "mentorId", mentee_id AS "menteeId"`,
    params: { programmeId: 'uuid', name: 'text', mentorIds: 'uuid[]', menteeIds: 'uuid[]', days: 'int4' },
    row: { id: 'uuid', mentorId: 'uuid', menteeId: 'uuid' },
  },
});

const idsOf = (pairs: readonly Pair[]) => ({
  mentorIds: pairs.map(({ mentorId }) => mentorId),
  menteeIds: pairs.map(({ menteeId }) => menteeId),
});

/** Requests that leads send for mentees. Locks are taken in one order: the programme, mentees, offers. */
@Injectable()
export class SendingRepository {
  /** Those of one kind by their ids. What is counted is read by statements of their own, after the wait. */
  async lock(manager: EntityManager, pairs: readonly Pair[]): Promise<void> {
    const { mentorIds, menteeIds } = idsOf(pairs);
    await sql.lockMentees.rows(manager, { ids: menteeIds });
    await sql.lockOffers.rows(manager, { ids: mentorIds });
  }

  async facts(
    manager: EntityManager,
    programme: { programmeId: string; mostMentees: number },
    pairs: readonly Pair[],
  ): Promise<{ pairs: PairFacts[]; offers: OfferFacts[] }> {
    const { mentorIds, menteeIds } = idsOf(pairs);
    const offers = await sql.offers.rows(manager, { ...programme, mentorIds });
    const { programmeId } = programme;
    return { pairs: await sql.pairs.rows(manager, { programmeId, mentorIds, menteeIds }), offers };
  }

  add(manager: EntityManager, programme: { programmeId: string; name: string }, pairs: readonly Pair[], days: number) {
    return sql.add.rows(manager, { ...programme, ...idsOf(pairs), days });
  }
}
