import type { DataSource } from 'typeorm';
import type { MemberSortName } from '../graphql/enums.ts';
import { Parameters, listPage } from '../graphql/keyset.ts';
import type { SortKey } from '../graphql/keyset.ts';
import type { Connection } from '../graphql/paging.ts';
import { inOrder } from '../graphql/name-order.ts';
import { isEmptyList, meets, orAlike, wordsIn } from '../graphql/search.ts';
import type { Match } from '../graphql/search.ts';
import type { MemberModel, MembersArguments } from './models.ts';

/** People of the institution in `$1`, each once, whatever they are there. */
export const membersFrom = `FROM person JOIN (
    SELECT person_id, array_agg(role ORDER BY role) AS roles, bool_and(suspended_at IS NOT NULL) AS suspended
    FROM membership WHERE institution_id = $1 GROUP BY person_id
  ) AS member ON member.person_id = person.id AND person.erased_at IS NULL`;
/**
 * Whether `person` is or was something outside of one institution: the profile is then no institution's to write, and no use of the
 * platform is that institution's to know.
 *
 * @param institution place of the parameter with the institution's id
 */
export const belongsElsewhere = (institution: string) => `(person.platform_role IS NOT NULL
    OR EXISTS (SELECT FROM membership WHERE person_id = person.id AND institution_id <> ${institution})
    OR EXISTS (SELECT FROM section_lecturer JOIN section ON section.id = section_id JOIN course ON course.id = course_id
      WHERE person_id = person.id AND course.institution_id <> ${institution})
    OR EXISTS (SELECT FROM enrolment JOIN section ON section.id = section_id JOIN course ON course.id = course_id
      WHERE person_id = person.id AND course.institution_id <> ${institution})
    OR EXISTS (SELECT FROM register_record WHERE institution_id = ${institution} AND kind = 'person' AND object_id = person.id
      AND said ->> 'adopted' = 'true'))`;
const memberJson = `json_build_object(
    'id', person.id, 'name', person.name, 'email', person.email, 'zone', person.zone,
    'active', person.password_hash IS NOT NULL, 'version', person.version, 'roles', member.roles, 'suspended', member.suspended,
    'externalId', (SELECT external_id FROM register_record
      WHERE institution_id = $1 AND kind = 'person' AND object_id = person.id))`;

export async function memberById(
  dataSource: DataSource,
  institutionId: string,
  personId: string,
): Promise<MemberModel | undefined> {
  const [row]: { member: MemberModel }[] = await dataSource.query(
    `SELECT ${memberJson} AS member ${membersFrom} WHERE person.id = $2`,
    [institutionId, personId],
  );
  return row?.member;
}

const byName: SortKey[] = [
  { sql: inOrder('person.name'), type: 'text' },
  { sql: 'person.id', type: 'uuid' },
];
const sortKeys: Record<MemberSortName, SortKey[]> = {
  name: [],
  email: [{ sql: 'lower(person.email)', type: 'text' }],
  role: [{ sql: `array_to_string(member.roles, ' ')`, type: 'text' }],
  // Who has never signed in comes first, who is suspended last: what is to be done is above.
  state: [
    { sql: '(CASE WHEN member.suspended THEN 2 WHEN person.password_hash IS NULL THEN 0 ELSE 1 END)', type: 'integer' },
  ],
};

/** By name, or as asked. `search` finds words of names and addresses. @throws {AppError} BAD_INPUT at `first` or `after` */
export function membersPage(dataSource: DataSource, args: MembersArguments): Promise<Connection<MemberModel>> {
  return orAlike(args.search, (how) => pageBy(dataSource, args, how), isEmptyList);
}

function pageBy(dataSource: DataSource, args: MembersArguments, how: Match): Promise<Connection<MemberModel>> {
  const parameters = new Parameters();
  parameters.add(args.institutionId);
  return listPage(dataSource, args, {
    table: 'person',
    from: membersFrom,
    rowFrom: membersFrom,
    conditions: matching(args, parameters, how),
    keys: [...sortKeys[args.sort ?? 'name'], ...byName],
    descending: args.descending ?? false,
    json: memberJson,
    parameters,
  });
}

/** Conditions on `membersFrom`, of which there is one at least. */
export function matching(
  { search, role, suspended, active }: Pick<MembersArguments, 'search' | 'role' | 'suspended' | 'active'>,
  parameters: Parameters,
  how: Match,
): string[] {
  const conditions = ['true'];
  conditions.push(
    ...wordsIn(search).map((word) => meets(`person.name || ' ' || person.email`, parameters.add(word), how)),
  );
  if (role != null) conditions.push(`${parameters.add(role)} = ANY(member.roles)`);
  if (suspended != null) conditions.push(`member.suspended = ${parameters.add(suspended)}`);
  if (active != null) conditions.push(`(person.password_hash IS NOT NULL) = ${parameters.add(active)}`);
  return conditions;
}
