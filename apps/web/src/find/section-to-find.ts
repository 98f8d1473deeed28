import type { SectionToFindQuery } from '#contract/graphql/graphql';

/** The section that a time or a room is looked for. */
export type SectionToFind = SectionToFindQuery['section'];

export interface Named {
  id: string;
  name: string;
}
