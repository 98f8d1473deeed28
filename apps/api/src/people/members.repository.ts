import type { EntityManager } from 'typeorm';
import { StatementFamily, json, statements } from '#database';
import type { MembershipRole, Narrowed, Parameter, Parameters, Queryable, RowOf } from '#database';
import type { MemberSortName } from '../graphql/sort-orders.ts';
import { by } from '../graphql/list-declaration.ts';
import type { SortKey } from '../graphql/list-declaration.ts';
import { listOf } from '../graphql/list.ts';
import { inOrder } from '../graphql/name-order.ts';
import type { Connection } from '../graphql/paging.ts';
import { isEmptyList, meets, orAlike, wordsIn } from '../graphql/search.ts';
import type { Match } from '../graphql/search.ts';
import { membersFrom, ofCohort, ofImport } from './member-sql.ts';
import type { MemberModel, MembersArguments } from './models.ts';

/** People that are acted on at once, at most. */
export const mostPeople = 5_000;

const memberJson = `json_build_object(
    'id', person.id, 'name', person.name, 'email', person.email, 'zone', person.zone,
    'active', person.password_hash IS NOT NULL, 'version', person.version, 'roles', member.roles, 'suspended', member.suspended,
    'externalId', (SELECT external_id FROM register_record
      WHERE institution_id = $1 AND kind = 'person' AND object_id = person.id))`;

const byName: SortKey[] = [
  { sql: inOrder('person.name'), type: 'text' },
  { sql: 'person.id', type: 'uuid' },
];
const orders: Record<MemberSortName, SortKey[]> = {
  name: byName,
  email: [{ sql: 'lower(person.email)', type: 'text' }, ...byName],
  role: [{ sql: `array_to_string(member.roles, ' ')`, type: 'text' }, ...byName],
  // Who has never signed in comes first, who is suspended last: what is to be done is above.
  state: [
    { sql: '(CASE WHEN member.suspended THEN 2 WHEN person.password_hash IS NULL THEN 0 ELSE 1 END)', type: 'int4' },
    ...byName,
  ],
};

const filters = {
  role: by('text', (role) => `${role} = ANY(member.roles)`),
  suspended: by('bool', (suspended) => `member.suspended = ${suspended}`),
  active: by('bool', (active) => `(person.password_hash IS NOT NULL) = ${active}`),
};
const search = (word: string, how: Match) => meets(`person.name || ' ' || person.email`, word, how);

/** Ways to choose people besides the filters of the list. */
const chosenBy = {
  ids: by('uuid[]', (ids) => `person.id = ANY(${ids}::uuid[])`),
  importId: by('uuid', ofImport),
  cohortId: by('uuid', ofCohort),
  ...filters,
};
type ChosenBy = keyof typeof chosenBy;
interface ChoiceQuestion {
  by: readonly ChosenBy[];
  words: number;
  how: Match;
}
const roles: Narrowed<MembershipRole[]> = { type: 'text[]', mark: '' };

function chosenDeclaration({ by: asked, words, how }: ChoiceQuestion) {
  const params: Record<string, Parameter> = { institutionId: 'uuid' };
  const place = (name: string, type: Parameter) => {
    params[name] = type;
    return `$${Object.keys(params).length}`;
  };
  const conditions = [
    'true',
    ...Array.from({ length: words }, (_, index) => search(place(`word${index}`, 'text'), how)),
    ...asked.map((name) => chosenBy[name].sql(place(name, chosenBy[name].type))),
  ];
  return {
    text: `SELECT person.id, person.name, person.email, member.roles, member.suspended,
       person.password_hash IS NOT NULL AS "hasPassword"
     ${membersFrom} WHERE ${conditions.join(' AND ')}
     ORDER BY ${inOrder('person.name')}, person.id LIMIT ${mostPeople + 1}`,
    params: params as Parameters,
    row: {
      id: 'uuid',
      name: 'text',
      email: 'text',
      roles,
      /** Whose membership counts, of `roles`. */
      suspended: 'bool',
      hasPassword: 'bool',
    },
  } as const;
}

const nothing = { by: [], words: 0, how: 'begun' } as const;
const list = ['role', 'suspended', 'active'] as const;

export const sql = {
  ...statements({
    one: {
      text: `SELECT ${memberJson} AS member ${membersFrom} WHERE person.id = $2`,
      params: { institutionId: 'uuid', personId: 'uuid' },
      row: { member: json<MemberModel>() },
    },
    whoFits: {
      text: `SELECT person_id AS id, bool_or(role = $3 AND suspended_at IS NULL) AS fits
     FROM membership JOIN person ON person.id = person_id AND person.erased_at IS NULL
     WHERE institution_id = $1 AND person_id = ANY($2) GROUP BY person_id`,
      params: { institutionId: 'uuid', personIds: 'uuid[]', role: 'text' },
      row: { id: 'uuid', fits: 'bool' },
    },
  }),
  page: listOf<MemberModel>()('page', {
    table: 'person',
    from: membersFrom,
    params: { institutionId: 'uuid' },
    where: 'true',
    filters,
    search,
    orders,
    json: { plain: memberJson },
  }),
  chosen: new StatementFamily('chosen', chosenDeclaration, {
    shown: {
      'by ids': { ...nothing, by: ['ids'] },
      'of an import': { ...nothing, by: ['importId'] },
      'of a cohort': { ...nothing, by: ['cohortId'] },
      'by every filter': { by: list, words: 2, how: 'begun' },
      'by words like these': { by: [], words: 1, how: 'alike' },
    },
    more: [nothing, ...list.map((one) => ({ ...nothing, by: [one] }))],
  }),
};

export type ChosenMember = RowOf<ReturnType<typeof sql.chosen.for>>;

export async function memberById(
  database: Queryable,
  institutionId: string,
  personId: string,
): Promise<MemberModel | undefined> {
  return (await sql.one.first(database, { institutionId, personId }))?.member;
}

/** By name, or as asked. `search` finds words of names and addresses. @throws {AppError} BAD_INPUT at `first` or `after` */
export function membersPage(database: Queryable, args: MembersArguments): Promise<Connection<MemberModel>> {
  const { institutionId, role, suspended, active } = args;
  const page = (how: Match) =>
    sql.page.page(database, {
      page: args,
      given: { institutionId },
      filters: { role, suspended, active },
      words: wordsIn(args.search),
      how,
      order: args.sort ?? 'name',
      descending: args.descending ?? false,
      shape: 'plain',
    });
  return orAlike(args.search, page, isEmptyList);
}

/** Whom of an institution something is about: nothing of what is absent or null. */
export interface Choice {
  ids?: readonly string[] | null | undefined;
  importId?: string | null | undefined;
  cohortId?: string | null | undefined;
  role?: MembershipRole | null | undefined;
  suspended?: boolean | null | undefined;
  active?: boolean | null | undefined;
  words: readonly string[];
}

/** By name; one more than may be acted on at once, at most. */
export function membersOfChoice(
  manager: EntityManager,
  institutionId: string,
  { words, ...choice }: Choice,
  how: Match,
): Promise<ChosenMember[]> {
  const names = (Object.keys(chosenBy) as ChosenBy[]).filter((name) => choice[name] != null);
  return sql.chosen.for({ by: names, words: words.length, how }).rows(manager, {
    institutionId,
    ...Object.fromEntries(words.map((word, index) => [`word${index}`, word])),
    ...Object.fromEntries(names.map((name) => [name, choice[name] ?? null])),
  });
}

/** Those of the people who are of the institution, and whether each has the role and it counts. */
export function whoFits(
  manager: EntityManager,
  institutionId: string,
  personIds: readonly string[],
  role: MembershipRole,
): Promise<RowOf<typeof sql.whoFits>[]> {
  return sql.whoFits.rows(manager, { institutionId, personIds, role });
}
