/** What one class can hold; `limits` of #contract are the sizes of what is sent. */
export const classLimits = {
  /** Marks on one page, blank pages, and decks of one class. */
  marksOnPage: 1_500,
  blankPages: 99,
  decks: 20,
  /** Groups of all splits of a class. */
  groupsInAll: 600,
  /** Open polls and kept ones together. */
  polls: 100,
  /** Those removed too. */
  questions: 500,
} as const;
