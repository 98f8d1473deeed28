import { forEverybody } from '../viewer.ts';
import type { EventViews } from '../viewer.ts';
import type { NotesEvents } from './events.ts';

export const notesViews: EventViews<keyof NotesEvents> = { 'notes-edited': forEverybody };
