import type { EntityManager } from 'typeorm';
import { orNull, statements, word } from '#database';
import type { ExpertState, RowOf } from '#database';
import { onRoster } from '../experts.repository.ts';

const emails = { emails: 'text[]' } as const;
const has = (list: string) => `EXISTS (SELECT FROM ${list} WHERE person_id = person.id)`;

export const sql = statements({
  /** In one order, so that two imports do not wait for each other. */
  lockPeople: {
    text: 'SELECT id FROM person WHERE email = ANY($1) ORDER BY id FOR NO KEY UPDATE',
    params: emails,
    row: { id: 'uuid' },
  },
  lockExperts: {
    text: 'SELECT person_id AS id FROM expert WHERE person_id = ANY($1) ORDER BY person_id FOR NO KEY UPDATE',
    params: { personIds: 'uuid[]' },
    row: { id: 'uuid' },
  },
  people: {
    text: `SELECT person.id, email, name, zone, password_hash IS NOT NULL AS active, deactivated_at IS NOT NULL AS closed, expert.state,
         coalesce(${onRoster}, false) AS listed,
         ${has('mentor_offer')} AS mentors,
         ${has('person_field')} AS "hasFields", ${has('person_skill')} AS "hasSkills", ${has('person_language')} AS "hasLanguages"
       FROM person LEFT JOIN expert ON expert.person_id = person.id WHERE email = ANY($1)`,
    params: emails,
    row: {
      id: 'uuid',
      email: 'text',
      name: 'text',
      zone: 'text',
      /** Has chosen a password. */
      active: 'bool',
      closed: 'bool',
      /** Null: no expert. */
      state: orNull(word<ExpertState>()),
      /** Coordinators see the profile. */
      listed: 'bool',
      /** Has an offer as a mentor. */
      mentors: 'bool',
      hasFields: 'bool',
      hasSkills: 'bool',
      hasLanguages: 'bool',
    },
  },
});

export type PresentPerson = RowOf<typeof sql.people>;

/** Who has these addresses. */
export const peopleOf = (manager: EntityManager, given: readonly string[]): Promise<PresentPerson[]> =>
  sql.people.rows(manager, { emails: given });

/** For the rest of the transaction nobody else changes them. */
export async function lockAll(manager: EntityManager, given: readonly string[]): Promise<void> {
  const people = await sql.lockPeople.rows(manager, { emails: given });
  await sql.lockExperts.rows(manager, { personIds: people.map(({ id }) => id) });
}
