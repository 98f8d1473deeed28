import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { json, orNull, statements, word } from '#database';
import type { ExpertState, Gender, Practice, Queryable } from '#database';
import { inOrder } from '../graphql/name-order.ts';
import type { ExpertModel, ExpertTransitionModel } from './models.ts';

type Timed<T, K extends keyof T> = Omit<T, K> & Record<K, string>;

/** Of a coordinator only: drafts that nobody ever submitted are their writer's alone, and who has left is gone. */
export const onRoster = `expert.state <> 'left' AND (expert.state <> 'draft' OR EXISTS (
    SELECT FROM expert_transition WHERE expert_id = expert.person_id AND to_state = 'submitted'))`;

const expertJson = `json_build_object('person', json_build_object('id', person.id, 'name', person.name),
    'state', state, 'stateSince', state_since, 'stateReason', coalesce((SELECT reason FROM expert_transition
      WHERE expert_id = person.id ORDER BY created_at DESC, id LIMIT 1), ''),
    'headline', headline, 'about', about, 'originCountry', origin_country, 'residenceCountry', residence_country,
    'sectorCode', sector_code, 'degrees', degrees, 'practice', practice, 'offers', offers, 'modes', modes, 'weeksFree', weeks_free,
    'hoursPerWeek', hours_per_week, 'legalStatus', legal_status, 'mayReturn', may_return, 'referees', referees, 'shows', shows,
    'version', expert.version)`;
const from = 'FROM expert JOIN person ON person.id = person_id AND person.erased_at IS NULL';
const one = { params: { personId: 'uuid' }, row: { row: json<Timed<ExpertModel, 'stateSince'>>() } } as const;

export const sql = statements({
  own: { text: `SELECT ${expertJson} AS row ${from} WHERE person_id = $1`, ...one },
  onRoster: { text: `SELECT ${expertJson} AS row ${from} WHERE person_id = $1 AND ${onRoster}`, ...one },
  withCard: {
    text: `SELECT ${expertJson} AS row ${from} AND person.deactivated_at IS NULL WHERE person_id = $1 AND state = 'verified'`,
    ...one,
  },
  history: {
    text: `SELECT json_build_object('action', action, 'from', from_state, 'to', to_state, 'actor', actor_role, 'reason', reason,
         'checks', checks, 'at', expert_transition.created_at,
         'by', CASE WHEN person.id IS NOT NULL THEN json_build_object('id', person.id, 'name', person.name) END) AS row
       FROM expert_transition LEFT JOIN person ON person.id = actor_id WHERE expert_id = $1
       ORDER BY expert_transition.created_at DESC, expert_transition.id`,
    params: { personId: 'uuid' },
    row: { row: json<Timed<ExpertTransitionModel, 'at'>>() },
  },
  lock: {
    text: 'SELECT state, version FROM expert WHERE person_id = $1 FOR NO KEY UPDATE',
    params: { personId: 'uuid' },
    row: { state: word<ExpertState>(), version: 'int4' },
  },
  start: {
    text: `SELECT person.country, coalesce((SELECT json_agg(json_build_object('role', '', 'place', institution.name,
         'from', coalesce((SELECT extract(year FROM min(starts_on)) FROM section_lecturer JOIN section ON section.id = section_id
           JOIN term ON term.id = term_id WHERE section_lecturer.person_id = person.id AND term.institution_id = institution.id),
           extract(year FROM now()))::integer, 'to', NULL) ORDER BY ${inOrder('institution.name')}, institution.id)
         FROM membership JOIN institution ON institution.id = institution_id
         WHERE person_id = person.id AND role = 'lecturer' AND suspended_at IS NULL), '[]') AS teaches
       FROM person WHERE person.id = $1`,
    params: { personId: 'uuid' },
    row: { country: 'text?', teaches: json<Practice[]>() },
  },
  ownAlone: {
    text: `SELECT gender, import_id IS NOT NULL AND state = 'draft' AND NOT EXISTS (
        SELECT FROM expert_transition WHERE expert_id = expert.person_id) AS drafted FROM expert WHERE person_id = $1`,
    params: { personId: 'uuid' },
    row: {
      gender: orNull(word<Gender>()),
      /** By a coordinator's file, and nothing was done with it since. */
      drafted: 'bool',
    },
  },
  sectorExists: {
    text: 'SELECT code FROM sector WHERE code = $1',
    params: { code: 'text' },
    row: { code: 'text' },
  },
  personal: {
    text: `SELECT state, headline, about, origin_country AS "originCountry", residence_country AS "residenceCountry",
         sector_code AS "sectorCode", degrees, practice, offers, modes, weeks_free AS "weeksFree", hours_per_week AS "hoursPerWeek",
         gender, legal_status AS "legalStatus", may_return AS "mayReturn", referees, shows, created_at AS "createdAt"
       FROM expert WHERE person_id = $1`,
    params: { personId: 'uuid' },
    row: {
      ...{ state: 'text', headline: 'text', about: 'text', originCountry: 'text?', residenceCountry: 'text?' },
      ...{
        sectorCode: 'text?',
        degrees: 'jsonb',
        practice: 'jsonb',
        offers: 'text[]',
        modes: 'text[]',
        weeksFree: 'int4',
      },
      ...{ hoursPerWeek: 'int4', gender: 'text?', legalStatus: 'text?', mayReturn: 'bool?', referees: 'jsonb' },
      ...{ shows: 'text[]', createdAt: 'timestamptz' },
    },
  },
  personalTransitions: {
    text: `SELECT action, from_state AS "from", to_state AS "to", actor_role AS "actor", reason, created_at AS "createdAt"
       FROM expert_transition WHERE expert_id = $1 ORDER BY created_at, id`,
    params: { personId: 'uuid' },
    row: { action: 'text', from: 'text', to: 'text', actor: 'text', reason: 'text', createdAt: 'timestamptz' },
  },
  forgetActor: {
    text: 'UPDATE expert_transition SET actor_id = NULL WHERE actor_id = $1',
    params: { personId: 'uuid' },
  },
});

/** Profiles of experts, and what changed their states. */
@Injectable()
export class ExpertsRepository {
  constructor(private readonly dataSource: DataSource) {}

  async own(personId: string): Promise<ExpertModel | undefined> {
    return timed((await sql.own.first(this.dataSource, { personId }))?.row);
  }

  /** For the expert alone. */
  /** What nobody but the expert is shown. */
  async ownAlone(personId: string): Promise<{ gender: Gender | null; drafted: boolean }> {
    return (await sql.ownAlone.first(this.dataSource, { personId })) ?? { gender: null, drafted: false };
  }

  /** As coordinators see them. */
  async onRoster(personId: string): Promise<ExpertModel | undefined> {
    return timed((await sql.onRoster.first(this.dataSource, { personId }))?.row);
  }

  /** Who is shown to others. */
  async withCard(personId: string): Promise<ExpertModel | undefined> {
    return timed((await sql.withCard.first(this.dataSource, { personId }))?.row);
  }

  /** The newest first. */
  async history(personId: string): Promise<ExpertTransitionModel[]> {
    const rows = await sql.history.rows(this.dataSource, { personId });
    return rows.map(({ row }) => ({ ...row, at: new Date(row.at) }));
  }

  /** For the rest of the transaction nobody else changes it. */
  lock(manager: EntityManager, personId: string): Promise<{ state: ExpertState; version: number } | undefined> {
    return sql.lock.first(manager, { personId });
  }

  /** What is known of a person before they become an expert: where they live, and where they teach. */
  async start(db: Queryable, personId: string): Promise<{ country: string | null; teaches: Practice[] }> {
    return (await sql.start.first(db, { personId })) ?? { country: null, teaches: [] };
  }

  async sectorExists(code: string): Promise<boolean> {
    return (await sql.sectorExists.first(this.dataSource, { code })) !== undefined;
  }
}

const timed = (row: Timed<ExpertModel, 'stateSince'> | undefined): ExpertModel | undefined =>
  row && { ...row, stateSince: new Date(row.stateSince) };
