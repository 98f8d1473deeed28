/** What is only worth knowing of a file of the register: it does not stop the import. */
export const registerNotes = [
  'UNKNOWN_COLUMN',
  'TAKEN_FOR',
  'IGNORED_FILE',
  'IGNORED_LINE',
  'NO_ADDRESS',
  'SHORTENED',
  'NOT_REMOVED',
  'DIFFERS',
  'RENAMED',
  'OVER_CAPACITY',
  'ERASED',
  'OWN_ROLE',
  'INVITED',
] as const;

/** What is said of a file of the register. The pages have words for each. */
export const registerProblems = [
  // Of a whole file.
  'NOT_TEXT',
  'NOT_UTF8',
  'BAD_BYTE',
  'NOT_CSV',
  'NOT_ZIP',
  'NOT_READABLE',
  'TOO_LARGE',
  'EMPTY_FILE',
  'MISSING_COLUMN',
  'DOUBLE_COLUMN',
  'MISSING_FILE',
  'WRONG_VERSION',
  // Of a cell.
  'REQUIRED',
  'TOO_LONG',
  'NOT_ONE_LINE',
  'TOO_MANY_CELLS',
  'LOST_CHARACTER',
  'NOT_AN_ID',
  'LOST_DIGITS',
  'NOT_A_NAME',
  'NOT_AN_EMAIL',
  'NOT_A_ZONE',
  'NOT_A_NUMBER',
  'NOT_A_DATE',
  'NOT_IN_ORDER',
  'UNKNOWN_VALUE',
  'TWICE',
  'NOT_FOUND',
  'TAKEN',
  'OTHER_ID',
  ...registerNotes,
] as const;
export type RegisterProblemCode = (typeof registerProblems)[number];
