import { expect, test } from '@jest/globals';
import * as Y from 'yjs';
import { textOf, together } from '#classroom/notes';
import { onTheSpot } from '#classroom/notes-written';
import type { NotesEdit } from '#classroom/notes-written';
import { classNotes, notesToRead } from '../src/classes/class-notes.ts';

const poison: NotesEdit = ['x', btoa(`\u0001\u0088\u0027\u0007\u0000${'\0\0'.repeat(5_000)}\u0000`)];

function typed(count: number): { doc: Y.Doc; edits: NotesEdit[] } {
  const doc = new Y.Doc();
  const edits: NotesEdit[] = [];
  doc.on('update', (update: Uint8Array) => edits.push(['ada', together([update])]));
  for (let word = 0; word < count; word++) textOf(doc).insert(0, `${word} `);
  return { doc, edits };
}

test.each([10, onTheSpot + 1])('notes of %d changes are read without what poisons them, and say so', async (count) => {
  const { doc, edits } = typed(count);
  const notes = await classNotes([poison, ...edits, poison]);
  const text = textOf(doc).toJSON();
  expect(notes).toMatchObject({ text, aside: 2 });
  expect(notesToRead(notes, 'en')).toBe(`${text}\n\n[2 changes were set aside: they are no text, or too much work.]`);
  expect(notesToRead({ text, aside: 0 }, 'fr')).toBe(text);
});
