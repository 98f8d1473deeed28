import type { FindAnythingQuery } from '#contract/graphql/graphql';

type Found = Pick<FindAnythingQuery['find'][number], 'kind' | 'id'> & { institution: { id: string } };
export type FoundKind = Found['kind'];

/** In the order in which they are listed. */
export const kinds: readonly FoundKind[] = ['PERSON', 'SECTION', 'COURSE', 'COHORT', 'ROOM', 'SESSION'];

/** The page of something that was found. A cohort's own page is for those who manage its institution; others see its timetable. */
export function pathOf({ kind, id, institution }: Found, manages: boolean): string {
  switch (kind) {
    case 'PERSON':
      return `/institutions/${institution.id}/people/${id}`;
    case 'SECTION':
      return `/sections/${id}`;
    case 'COURSE':
      return `/courses/${id}`;
    case 'COHORT':
      return manages ? `/cohorts/${id}` : `/cohorts/${id}/timetable`;
    case 'ROOM':
      return `/rooms/${id}/timetable`;
    case 'SESSION':
      return `/sessions/${id}`;
  }
}
