export interface NotesEvents {
  /** What `by` changed in the shared notes: a Yjs update in base64 (notes.ts). */
  'notes-edited': { update: string };
}
