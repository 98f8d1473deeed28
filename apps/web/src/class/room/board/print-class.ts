import type { ClassState } from '#classroom';

/** What the document is called after. */
interface Titled {
  topic: string;
  title: string;
}

/** Fetched when it is wanted. */
const prints = () => import('./print/print.ts');
const titleOf = ({ title, topic }: Titled) => [title, topic].filter(Boolean).join(' - ');

/** Prints slides and board of the class. @throws {RequestFailure} NO_SLIDES */
export async function printClass(state: ClassState, session: Titled): Promise<void> {
  await (await prints()).board(state, titleOf(session));
}

/** The same of a class that is over, from where the API has it. @throws {RequestFailure} NO_SLIDES */
export async function printSaved(path: string, session: Titled): Promise<void> {
  await (await prints()).saved(path, titleOf(session));
}
