/**
 * Files that still hold raw SQL. ESLint lets no other file call `.query()`, but repositories. This list may only shrink: take a name out
 * when the SQL of its file has moved to a repository. Names without folders, as folders move.
 */
export const rawSql = [
  'acceptances.service.ts',
  'adding.service.ts',
  'ask.ts',
  'backlog.ts',
  'checks.ts',
  'copy-term.service.ts',
  'details.service.ts',
  'facts.ts',
  'found-rows.ts',
  'invitation-rows.ts',
  'invitations.service.ts',
  'join-section.ts',
  'judge-copy.ts',
  'keyset.ts',
  'listeners.ts',
  'log-store.ts',
  'many-members.service.ts',
  'members.service.ts',
  'notices.ts',
  'notifications.service.ts',
  'old-term.ts',
  'personal-data.ts',
  'personal.ts',
  'proposed.ts',
  // What pg-boss asks for.
  'queue-database.ts',
  'save-copy.ts',
  'session-changes.ts',
  'written.ts',
].map((name) => `**/${name}`);
