import type { TermLoadQuery } from '#contract/graphql/graphql';

export type Load = TermLoadQuery['termLoad']['lecturers'][number];

export const sorts = ['NAME', 'SECTIONS', 'SESSIONS', 'PLANNED', 'HELD'] as const;
export type LoadSort = (typeof sorts)[number];

const figure: Record<Exclude<LoadSort, 'NAME'>, (load: Load) => number> = {
  SECTIONS: ({ sections }) => sections,
  SESSIONS: ({ sessions }) => sessions,
  PLANNED: ({ planned }) => planned,
  HELD: ({ held }) => held,
};

/** By name as they come, or by a figure with the largest first; `descending` is the order from its end. */
export function sortedLoads(loads: readonly Load[], by: LoadSort, descending: boolean): Load[] {
  const inOrder = by === 'NAME' ? [...loads] : [...loads].sort((a, b) => figure[by](b) - figure[by](a));
  return descending ? inOrder.reverse() : inOrder;
}

/** "12.5" as the language writes it, of minutes. */
export const hoursWords = (minutes: number, tag: string): string =>
  new Intl.NumberFormat(tag, { maximumFractionDigits: 1 }).format(minutes / 60);
