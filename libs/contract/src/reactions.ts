/** Said with a press; shown for some seconds and forgotten. */
export const reactions = ['agree', 'applause', 'smile', 'wonder', 'no'] as const;
export type Reaction = (typeof reactions)[number];
