const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** A text that is no UUID names no object: callers answer it like an id that does not exist, and PostgreSQL never sees it. */
export function isUuid(id: unknown): id is string {
  return typeof id === 'string' && uuid.test(id);
}
