import type { EntityManager } from 'typeorm';
import { badInput, notFound, tooMany } from '#platform';
import { isUuid } from '../../graphql/ids.ts';
import { orAlike, wordsIn } from '../../graphql/search.ts';
import type { Match } from '../../graphql/search.ts';
import { membersOfChoice, mostPeople } from '../members.repository.ts';
import type { ChosenMember } from '../members.repository.ts';
import { distinctIds } from '../require-members.ts';
import type { MemberRefusalName, MembersFilter, PeopleChoice, RefusedMemberModel } from './models.ts';

export type { ChosenMember } from '../members.repository.ts';

/**
 * The people of a choice, by name, in one statement. A person outside the institution looks like a person who does not exist.
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
  const people = await membersOfChoice(
    manager,
    choice.institutionId,
    { ...(filter == null ? {} : listed(filter)), ids, importId, cohortId, words: wordsIn(filter?.search) },
    how,
  );
  if (people.length > mostPeople) throw tooMany('people', 'people', mostPeople, people.length);
  if (ids && people.length < ids.length) throw notFound('member');
  return people;
}

const listed = ({ role, suspended, active }: MembersFilter) => ({ role, suspended, active });

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
