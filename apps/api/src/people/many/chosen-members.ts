import type { EntityManager } from 'typeorm';
import type { MembershipRole } from '#database';
import { badInput, notFound, tooMany } from '#platform';
import { isUuid } from '../../graphql/ids.ts';
import { Parameters } from '../../graphql/keyset.ts';
import { inOrder } from '../../graphql/name-order.ts';
import { orAlike } from '../../graphql/search.ts';
import type { Match } from '../../graphql/search.ts';
import { matching, membersFrom } from '../member-rows.ts';
import { distinctIds } from '../require-members.ts';
import type { MemberRefusalName, PeopleChoice, RefusedMemberModel } from './models.ts';

/** People that are acted on at once, at most. */
const mostPeople = 5_000;

export interface ChosenMember {
  id: string;
  name: string;
  email: string;
  roles: MembershipRole[];
  /** Whose membership counts, of `roles`. */
  suspended: boolean;
  hasPassword: boolean;
}

/**
 * The people of a choice, by name, in one statement. Who is not of the institution looks like somebody who does not exist.
 *
 * @throws {AppError} BAD_INPUT at `people` for no choice, two, or too many people; NOT_FOUND
 */
export function chosenMembers(manager: EntityManager, choice: PeopleChoice): Promise<ChosenMember[]> {
  // A filter means whom the list shows by it.
  return orAlike(
    choice.filter?.search,
    (how) => chosenBy(manager, choice, how),
    ({ length }) => length === 0,
  );
}

async function chosenBy(manager: EntityManager, choice: PeopleChoice, how: Match): Promise<ChosenMember[]> {
  const { personIds, filter, importId, cohortId } = choice;
  const given = [personIds, filter, importId, cohortId].filter((one) => one != null);
  if (given.length !== 1) {
    throw badInput('people', 'Name the people, or a filter, or an import, or a cohort: exactly one of these.');
  }
  const ids = personIds == null ? null : distinctIds(personIds);
  if (ids && ids.length > mostPeople) throw tooMany('people', 'people', mostPeople, ids.length);
  if (ids?.some((id) => !isUuid(id)) || [importId, cohortId].some((id) => id != null && !isUuid(id))) {
    throw notFound('member');
  }
  const parameters = new Parameters();
  parameters.add(choice.institutionId);
  const conditions = filter == null ? [] : matching(filter, parameters, how);
  if (ids) conditions.push(`person.id = ANY(${parameters.add(ids)}::uuid[])`);
  if (importId != null) conditions.push(ofImport(parameters.add(importId)));
  if (cohortId != null) conditions.push(ofCohort(parameters.add(cohortId)));
  const people: ChosenMember[] = await manager.query(
    `SELECT person.id, person.name, person.email, member.roles, member.suspended,
       person.password_hash IS NOT NULL AS "hasPassword"
     ${membersFrom} WHERE ${conditions.join(' AND ')}
     ORDER BY ${inOrder('person.name')}, person.id LIMIT ${mostPeople + 1}`,
    parameters.values,
  );
  if (people.length > mostPeople) throw tooMany('people', 'people', mostPeople, people.length);
  if (ids && people.length < ids.length) throw notFound('member');
  return people;
}

/** Whom the import was the last to speak of, and whom it changed. Of another institution's import this is nobody. */
const ofImport = (importId: string) => `person.id IN (
    SELECT object_id FROM register_record record
    WHERE record.institution_id = $1 AND record.kind = 'person' AND (record.import_id = ${importId}::uuid
      OR record.external_id IN (SELECT change ->> 'externalId'
        FROM register_import, jsonb_array_elements(register_import.changes) AS change
        WHERE register_import.id = ${importId}::uuid AND register_import.institution_id = $1
          AND register_import.state = 'applied' AND change ->> 'what' = 'person')))`;

const ofCohort = (cohortId: string) => `person.id IN (
    SELECT person_id FROM cohort_member JOIN cohort ON cohort.id = cohort_id
    WHERE cohort.id = ${cohortId}::uuid AND cohort.institution_id = $1)`;

/** Those about whom something is done, and those about whom it is not, with the first reason that there is. */
export function sorted<Member extends ChosenMember>(
  people: readonly Member[],
  whyNot: (member: Member) => MemberRefusalName | undefined,
): { fit: Member[]; refused: RefusedMemberModel[] } {
  const fit: Member[] = [];
  const refused: RefusedMemberModel[] = [];
  for (const member of people) {
    const reason = whyNot(member);
    if (reason) refused.push({ person: { id: member.id, name: member.name }, reason });
    else fit.push(member);
  }
  return { fit, refused };
}
