import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { DataSource } from 'typeorm';
import { json, orNull, statements, word } from '#database';
import type { MentoringParticipantState, MentoringRole } from '#database';
import { inOrder } from '../../../graphql/name-order.ts';
import { meets, wordsIn } from '../../../graphql/search.ts';
import { personJson } from '../../offer-sql.ts';
import type { MentoringCandidateModel, MentoringParticipantModel } from '../models.ts';

const mostCandidates = 20;
const isThere = 'person.erased_at IS NULL AND person.deactivated_at IS NULL';
const isMember = `EXISTS (SELECT FROM membership WHERE institution_id = programme.institution_id AND person_id = person.id AND suspended_at IS NULL)`;
const isExpert = `EXISTS (SELECT FROM expert WHERE expert.person_id = person.id AND state = 'verified')`;

/** SQL: mentorships of the programme that go on, and requests that wait in it. @param who the column of the person */
export const pairedIn = (programmeId: string, who: string, personId: string): string =>
  `((SELECT count(*) FROM mentorship WHERE mentorship.programme_id = ${programmeId} AND ${who} = ${personId} AND state <> 'ended')
    + (SELECT count(*) FROM mentoring_request WHERE mentoring_request.programme_id = ${programmeId} AND ${who} = ${personId}
      AND state IN ('open', 'asked')))`;
/** SQL: what a mentor has promised beyond this programme: mentorships of all kinds, and requests of programmes that wait. */
export const promisedBy = (personId: string): string =>
  `((SELECT count(*) FROM mentorship WHERE mentor_id = ${personId} AND state <> 'ended')
    + (SELECT count(*) FROM mentoring_request WHERE mentor_id = ${personId} AND programme_id IS NOT NULL AND state IN ('open', 'asked')))`;

export const sql = statements({
  of: {
    text: `SELECT json_build_object('person', ${personJson('person')}, 'role', participant.role, 'standing', participant.state, 'goals', goals,
         'paired', CASE participant.role WHEN 'mentor' THEN ${pairedIn('$1', 'mentor_id', 'person.id')}
           ELSE ${pairedIn('$1', 'mentee_id', 'person.id')} END,
         'roomLeft', CASE WHEN participant.role = 'mentor' AND offer.person_id IS NOT NULL THEN greatest(0, least(
           capacity - ${promisedBy('person.id')}, most_mentees - ${pairedIn('$1', 'mentor_id', 'person.id')})) END) AS row
       FROM mentoring_participant participant JOIN mentoring_programme programme ON programme.id = programme_id
       JOIN person ON person.id = participant.person_id
       LEFT JOIN mentor_offer offer ON offer.person_id = person.id AND paused_at IS NULL
       WHERE programme_id = $1 AND participant.state <> 'left'
       ORDER BY participant.role = 'mentee', participant.state, ${inOrder('person.name')}, person.id`,
    params: { programmeId: 'uuid' },
    row: { row: json<MentoringParticipantModel>() },
  },
  /** By words: members of its institution and verified experts. By the whole address: its members, or anybody for one of the platform. */
  candidates: {
    text: `SELECT json_build_object('person', ${personJson('person')},
         'headline', coalesce((SELECT headline FROM expert WHERE expert.person_id = person.id AND state = 'verified'), ''),
         'standing', (SELECT state FROM mentoring_participant WHERE programme_id = programme.id AND person_id = person.id)) AS row
       FROM mentoring_programme programme JOIN person ON CASE WHEN $3 THEN person.email = $4 AND (programme.institution_id IS NULL OR ${isMember})
         ELSE (${isMember} OR ${isExpert}) END
       WHERE programme.id = $1 AND ${isThere}
         AND ($3 OR NOT EXISTS (SELECT FROM unnest($2::text[]) AS asked(word) WHERE NOT (${meets('person.name', 'asked.word', 'begun')})))
       ORDER BY ${inOrder('person.name')}, person.id LIMIT ${mostCandidates}`,
    params: { programmeId: 'uuid', words: 'text[]', isAddress: 'bool', address: 'text' },
    row: { row: json<MentoringCandidateModel>() },
  },
  /** Anybody for a programme of the platform, as only who knows their address gets here. */
  mayInvite: {
    text: `SELECT FROM mentoring_programme programme JOIN person ON person.id = $2
       WHERE programme.id = $1 AND ${isThere} AND (programme.institution_id IS NULL OR ${isMember} OR ${isExpert})`,
    params: { programmeId: 'uuid', personId: 'uuid' },
  },
  standing: {
    text: `SELECT (SELECT state FROM mentoring_participant WHERE programme_id = $1 AND person_id = $2) AS standing,
         EXISTS (SELECT FROM mentor_offer WHERE person_id = $2) AS offers`,
    params: { programmeId: 'uuid', personId: 'uuid' },
    row: { standing: orNull(word<MentoringParticipantState>()), offers: 'bool' },
  },
  put: {
    text: `INSERT INTO mentoring_participant (programme_id, person_id, role, state, goals) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (programme_id, person_id) DO UPDATE SET role = excluded.role, goals = excluded.goals, state = excluded.state,
         state_since = CASE WHEN mentoring_participant.state = excluded.state THEN mentoring_participant.state_since ELSE now() END`,
    params: { programmeId: 'uuid', personId: 'uuid', role: 'text', state: 'text', goals: 'text[]' },
  },
  leave: {
    text: `UPDATE mentoring_participant SET state = 'left', state_since = now() WHERE programme_id = $1 AND person_id = $2`,
    params: { programmeId: 'uuid', personId: 'uuid' },
  },
});

/** Who takes part in programmes. Call what changes something with the programme locked. */
@Injectable()
export class ParticipantsRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Mentors first, by name; not who has left. */
  async of(programmeId: string): Promise<MentoringParticipantModel[]> {
    return (await sql.of.rows(this.dataSource, { programmeId })).map(({ row }) => row);
  }

  /** Whom a lead may invite, by name. @param search words of a name, or a whole address */
  async candidates(programmeId: string, search: string): Promise<MentoringCandidateModel[]> {
    const address = search.trim().toLowerCase();
    const isAddress = address.includes('@');
    const words = isAddress ? [] : wordsIn(search);
    if (!isAddress && words.length === 0) return [];
    const found = await sql.candidates.rows(this.dataSource, { programmeId, words, isAddress, address });
    return found.map(({ row }) => row);
  }

  async mayInvite(manager: EntityManager, programmeId: string, personId: string): Promise<boolean> {
    return (await sql.mayInvite.rows(manager, { programmeId, personId })).length > 0;
  }

  /** How somebody stands to a programme, and whether they are a mentor at all. */
  async standing(manager: EntityManager, programmeId: string, personId: string) {
    return (await sql.standing.first(manager, { programmeId, personId })) ?? { standing: null, offers: false };
  }

  async put(
    manager: EntityManager,
    who: { programmeId: string; personId: string },
    as: { role: MentoringRole; state: MentoringParticipantState; goals: readonly string[] },
  ): Promise<void> {
    await sql.put.rows(manager, { ...who, ...as });
  }

  async leave(manager: EntityManager, programmeId: string, personId: string): Promise<void> {
    await sql.leave.rows(manager, { programmeId, personId });
  }
}
