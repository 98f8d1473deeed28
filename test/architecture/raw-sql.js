/**
 * Files that still hold raw SQL. ESLint lets no other file call `.query()`, but repositories. This list may only shrink: take a name out
 * when the SQL of its file has moved to a repository. Names without folders, as folders move.
 */
export const rawSql = [
  // It runs LISTEN on a connection of its own.
  'notices.ts',
  // It runs the statements of pg-boss.
  'queue-database.ts',
].map((name) => `**/${name}`);
