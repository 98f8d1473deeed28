import { MembersOfInstitutionDocument } from '#contract/graphql/graphql';
import type { MemberLineFragment } from '#contract/graphql/graphql';
import { useData } from '../api/data.ts';
import type { Loaded } from '../api/data.ts';

/** The institution's members, for choosing from; only its administrators may ask. */
export function useMembers(institutionId: string): Loaded<readonly MemberLineFragment[]> {
  const { data, problem, again } = useData(MembersOfInstitutionDocument, { id: institutionId }, ['Member']);
  return { data: data?.institution.members, problem, again };
}

/** Members of one role, by name as the language sorts. */
export function membersOf(
  members: readonly MemberLineFragment[],
  role: 'STUDENT' | 'LECTURER',
  tag: string,
): MemberLineFragment[] {
  const { compare } = new Intl.Collator(tag);
  return members.filter(({ roles }) => roles.includes(role)).sort((one, other) => compare(one.name, other.name));
}
