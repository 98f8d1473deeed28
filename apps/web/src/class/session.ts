import type { ClassSessionQuery } from '#contract/graphql/graphql';

/** The scheduled session whose class this is. */
export type ClassSession = ClassSessionQuery['session'];

/** "Aline Uwase and Jean Habimana", as the reader's language joins names. */
export function lecturersOf(session: ClassSession, tag: string): string {
  return new Intl.ListFormat(tag).format(session.lecturers.map(({ name }) => name));
}

/**
 * Whether it is a meeting of two, which belongs to no section. Both enter it as hosts (apps/api/src/classes), so nobody leads; what is
 * for many has no place in it.
 */
export function isOfTwo({ section, owner }: Pick<ClassSession, 'section' | 'owner'>): boolean {
  return section === null && owner !== null && owner.hosts.length + owner.listeners.length === 2;
}

/** Whom this person meets in a meeting of two. */
export function otherOfTwo(session: ClassSession, me: string): { id: string; name: string } | undefined {
  if (!isOfTwo(session) || session.owner === null) return undefined;
  return [...session.owner.hosts, ...session.owner.listeners].find(({ id }) => id !== me);
}
