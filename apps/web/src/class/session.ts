import type { ClassSessionQuery } from '#contract/graphql/graphql';

/** The scheduled session whose class this is. */
export type ClassSession = ClassSessionQuery['session'];

/** "Aline Uwase and Jean Habimana", as the reader's language joins names. */
export function lecturersOf(session: ClassSession, tag: string): string {
  return new Intl.ListFormat(tag).format(session.lecturers.map(({ name }) => name));
}
