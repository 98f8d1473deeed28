import type { ClassEvent } from '#classroom';
import type { NotesEdit, NotesFound } from '#classroom/notes-written';
import { onTheSpot, writtenBy } from '#classroom/notes-written';
import { apart } from '#platform/nest';
import type { Language } from '#database';
import { say } from '../words/say.ts';

export const editsOf = (events: readonly ClassEvent[]): NotesEdit[] =>
  events.flatMap((event) => (event.type === 'notes-edited' ? [[event.by, event.body.update] as const] : []));

export type ClassNotes = Pick<NotesFound, 'text' | 'aside'>;

const patience = { ms: 20_000, megabytes: 256 };

/** The shared notes that these changes produce; without text when they cannot be merged in time. */
export async function classNotes(edits: readonly NotesEdit[]): Promise<ClassNotes> {
  if (edits.length <= onTheSpot) return writtenBy(edits);
  try {
    return await apart<ClassNotes>('./notes-worker', import.meta.url, edits, patience);
  } catch {
    return { text: '', aside: edits.length };
  }
}

/** The notes as people read them: set-aside text follows the rest, with one sentence that explains it. */
export const notesToRead = ({ text, aside }: ClassNotes, language: Language): string =>
  aside === 0 ? text : `${text}${text === '' ? '' : '\n\n'}[${say(language, 'notes.aside', { count: aside })}]`;
