const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** What is no UUID names nothing: callers answer it like an id that does not exist, and PostgreSQL never sees it. */
export function isUuid(id: unknown): id is string {
  return typeof id === 'string' && uuid.test(id);
}
