import { createHash } from 'node:crypto';

/** The same as `placeIdOf` of the database below. */
export function placeId(sectionId: string, personId: string): string {
  const hex = createHash('md5').update(`${sectionId}:${personId}`).digest('hex');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** A place has no id of its own: one is made from section and person, always the same. */
export const placeIdOf = (section: string, person: string) => `md5(${section}::text || ':' || ${person}::text)::uuid`;
