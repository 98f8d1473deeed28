import { FindMembersDocument } from '#contract/graphql/graphql';
import type { FindMembersQuery, MemberLineFragment } from '#contract/graphql/graphql';
import type { OperationResult } from '@urql/preact';
import { ask } from '../api/client.ts';
import { problemOf } from '../api/problems.ts';
import type { Problem } from '../api/problems.ts';

type Answer = OperationResult<FindMembersQuery>;

/** Rows of one page at most, as the API allows. */
const pageSize = 200;

/**
 * The students that some addresses belong to, and the addresses that belong to none. The list is read page by page until all are
 * found: asking for each address would be a request for each.
 */
export async function studentsWith(
  institutionId: string,
  addresses: readonly string[],
): Promise<{ found: MemberLineFragment[]; missing: string[] } | Problem> {
  const wanted = new Set(addresses);
  const found: MemberLineFragment[] = [];
  let after: string | null = null;
  while (wanted.size > 0) {
    const answer: Answer = await ask(FindMembersDocument, {
      institutionId,
      search: null,
      role: 'STUDENT',
      first: pageSize,
      after,
    });
    const { data, error } = answer;
    if (!data) return error ? problemOf(error) : { code: 'INTERNAL' };
    for (const member of data.members.nodes) {
      if (wanted.delete(member.email.toLowerCase())) found.push(member);
    }
    if (!data.members.pageInfo.hasNextPage) break;
    after = data.members.pageInfo.endCursor ?? null;
  }
  return { found, missing: [...wanted] };
}
