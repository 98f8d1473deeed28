import type { MentorshipPartsFragment } from '#contract/graphql/graphql';

/** What the programme says of the first meeting; empty once the two have met, or where it says nothing. */
export function guidanceOf({
  programme,
  meetings,
  state,
}: Pick<MentorshipPartsFragment, 'programme' | 'meetings' | 'state'>): string {
  const isOver = state === 'ENDED' || meetings.some(({ outcome }) => outcome === 'HELD');
  return isOver ? '' : (programme?.guidance ?? '');
}
