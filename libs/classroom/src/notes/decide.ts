import type { Decide, Keyed } from '../deciding.ts';
import { badInput, tooMuch } from '../refusal.ts';
import type { Refusal } from '../refusal.ts';
import type { NotesFault } from './written.ts';

/** Why a change is not taken; `aside`: the notes of this class could not be put together. */
export type NotesRefusal = NotesFault | 'aside';

export interface NotesCommands {
  /** `fault`: what is wrong with the change, as the caller found with Yjs. */
  'notes.edit': Keyed & { readonly update: string; readonly fault?: NotesRefusal | undefined };
}

const refusalOf: Record<NotesRefusal, () => Refusal> = {
  broken: () =>
    badInput('update', 'Must be a Yjs update of plain text in the notes, by one window, with nothing left out.'),
  costly: () =>
    badInput('update', 'This change needs more work than one may make. Open the notes again and write it there.'),
  full: () => tooMuch('changes in its notes'),
  long: () => tooMuch('characters in its notes'),
  aside: () => tooMuch('changes in its notes: they cannot be put together any more, and are set aside. It can'),
};

export const decideNotes: Decide<NotesCommands> = {
  'notes.edit': (_, by, { key, update, fault }) =>
    fault === undefined ? { by, key, type: 'notes-edited', body: { update } } : refusalOf[fault](),
};
