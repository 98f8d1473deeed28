import { forEverybody } from '../viewer.ts';
import type { EventViews } from '../viewer.ts';

export const notesViews: EventViews<'notes-edited'> = { 'notes-edited': forEverybody };
