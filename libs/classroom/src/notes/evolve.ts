import type { Evolve } from '../fold.ts';
import type { NotesEvents } from './events.ts';

export const evolveNotes: Evolve<keyof NotesEvents> = {
  'notes-edited': (state, { seq, body: { update } }) => ({ ...state, notes: [...state.notes, { seq, update }] }),
};
