import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { DataSource } from 'typeorm';
import { json, statements, word } from '#database';
import type { ProgrammeState } from '#database';
import type { Actor } from '#access';
import { inOrder } from '../../graphql/name-order.ts';
import { personJson } from '../offer-sql.ts';
import type { MentoringProgrammeModel } from './models.ts';

const mostProgrammes = 200;

const isLead = `EXISTS (SELECT FROM mentoring_lead WHERE programme_id = programme.id AND person_id = $1)`;
const isMemberOf = (more: string) =>
  `EXISTS (SELECT FROM membership WHERE institution_id = programme.institution_id AND person_id = $1 AND suspended_at IS NULL ${more})`;
/** As `mentoring-programme:lead` says it. */
const leads = `(${isLead} OR ${isMemberOf("AND role = 'admin'")} OR (programme.institution_id IS NULL AND $2))`;
const count = (role: string) =>
  `(SELECT count(*) FROM mentoring_participant WHERE programme_id = programme.id AND role = '${role}' AND state = 'joined')`;

const programmeJson = `json_build_object('id', programme.id, 'name', programme.name, 'purpose', purpose,
  'institution', CASE WHEN institution.id IS NOT NULL THEN json_build_object('id', institution.id, 'name', institution.name) END,
  'firstDay', first_day, 'lastDay', last_day, 'weeks', weeks, 'mostMentees', most_mentees, 'guidance', guidance,
  'state', programme.state, 'version', programme.version,
  'leads', (SELECT coalesce(json_agg(${personJson('person')} ORDER BY ${inOrder('person.name')}, person.id), '[]') FROM mentoring_lead
    JOIN person ON person.id = person_id WHERE programme_id = programme.id),
  'mentors', ${count('mentor')}, 'mentees', ${count('mentee')},
  'myRole', mine.role, 'myStanding', mine.state, 'myGoals', coalesce(mine.goals, '{}'), 'iLead', ${leads},
  'mayJoin', programme.state IN ('open', 'running')
    AND (programme.institution_id IS NULL OR coalesce(mine.state, '') IN ('invited', 'joined') OR ${isMemberOf('')}),
  'maySeeHealth', $2 OR ${leads}) AS row`;
const from = `mentoring_programme programme LEFT JOIN institution ON institution.id = institution_id
  LEFT JOIN mentoring_participant mine ON mine.programme_id = programme.id AND mine.person_id = $1`;
const params = { viewerId: 'uuid', coordinates: 'bool' } as const;
const row = { row: json<MentoringProgrammeModel>() };

export const sql = statements({
  /** What concerns the viewer: programmes they lead, take part in or may join; for coordinators all that are no drafts of others. */
  list: {
    text: `SELECT ${programmeJson} FROM ${from}
       WHERE ${leads} OR (programme.state <> 'draft' AND ($2 OR programme.institution_id IS NULL OR mine.state IS NOT NULL OR ${isMemberOf('')}))
       ORDER BY programme.state = 'closed', first_day DESC, ${inOrder('programme.name')}, programme.id LIMIT ${mostProgrammes}`,
    params,
    row,
  },
  one: {
    text: `SELECT ${programmeJson} FROM ${from} WHERE programme.id = $3`,
    params: { ...params, id: 'uuid' },
    row,
  },
  /** Not against requests and mentorships that refer to it: who accepts one holds other locks already. */
  lock: {
    text: 'SELECT name, state, most_mentees AS "mostMentees" FROM mentoring_programme WHERE id = $1 FOR NO KEY UPDATE',
    params: { id: 'uuid' },
    row: { name: 'text', state: word<ProgrammeState>(), mostMentees: 'int4' },
  },
  /** Members of the institution who are no students only, or coordinators. */
  leadByEmail: {
    text: `SELECT person.id FROM mentoring_programme programme JOIN person ON person.email = $2 AND erased_at IS NULL AND deactivated_at IS NULL
       WHERE programme.id = $1 AND (platform_role = 'coordinator' OR EXISTS (SELECT FROM membership
         WHERE institution_id = programme.institution_id AND person_id = person.id AND role <> 'student' AND suspended_at IS NULL))`,
    params: { id: 'uuid', email: 'text' },
    row: { id: 'uuid' },
  },
});

/** Programmes as people see them, and their locks. */
@Injectable()
export class ProgrammesRepository {
  constructor(private readonly dataSource: DataSource) {}

  async list(viewer: Actor): Promise<MentoringProgrammeModel[]> {
    return (await sql.list.rows(this.dataSource, viewing(viewer))).map(({ row }) => row);
  }

  async one(viewer: Actor, id: string): Promise<MentoringProgrammeModel | undefined> {
    return (await sql.one.first(this.dataSource, { ...viewing(viewer), id }))?.row;
  }

  /** For the rest of the transaction. */
  lock(manager: EntityManager, id: string) {
    return sql.lock.first(manager, { id });
  }

  /** Who has this address, if they may lead it. */
  async leadByEmail(manager: EntityManager, id: string, email: string): Promise<string | undefined> {
    return (await sql.leadByEmail.first(manager, { id, email }))?.id;
  }
}

const viewing = ({ personId, platformRole }: Actor) => ({
  viewerId: personId,
  coordinates: platformRole === 'coordinator',
});
