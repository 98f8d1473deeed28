import type { ClassState } from '#classroom';
import type { ClassSession } from '../../session.ts';

/** Prints slides and board of the class; what it needs is fetched when it is wanted. @throws {LineFailure} NO_SLIDES */
export async function printClass(state: ClassState, { section, topic }: ClassSession): Promise<void> {
  const { printBoard } = await import('./print/print-board.tsx');
  await printBoard(state, [section.course.title, topic].filter(Boolean).join(' - '));
}
