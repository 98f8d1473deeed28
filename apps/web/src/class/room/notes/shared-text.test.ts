import { describe, expect, jest, test } from '@jest/globals';
import type { NotesUpdate } from '#classroom';
import { notesText } from '#classroom/notes';
import { SharedText, moved } from './shared-text.ts';

const open: SharedText[] = [];
function windowOf(notes: readonly NotesUpdate[] = [], unsent: readonly string[] = []) {
  const sent: string[] = [];
  const seen: { text: string; moved: (place: number) => number }[] = [];
  const text = new SharedText(
    { send: (update) => void sent.push(update), changed: (text, moved) => void seen.push({ text, moved }) },
    notes,
    unsent,
  );
  open.push(text);
  return { text, sent, seen };
}
const logOf = (updates: readonly string[]): NotesUpdate[] =>
  updates.map((update, index) => ({ seq: index + 1, update }));

describe('the notes of one window', () => {
  test('send what is typed within a second as one change', () => {
    jest.useFakeTimers();
    const { text, sent } = windowOf();
    for (const word of ['M', 'Mu', 'Mur', 'Muraho']) text.type(word, word.length);
    expect(sent).toEqual([]);
    jest.advanceTimersByTime(1_000);
    expect(sent.length).toBe(1);
    expect(notesText(logOf(sent))).toBe('Muraho');
    jest.useRealTimers();
  });

  test('send a long text in parts that each fit a message', () => {
    const { text, sent } = windowOf();
    text.type('ku cyumweru '.repeat(2_000), 0);
    text.flush();
    expect(Math.max(...sent.map(({ length }) => length))).toBeLessThan(12_000);
    expect(notesText(logOf(sent))).toBe('ku cyumweru '.repeat(2_000));
  });

  test('merge what others write, and say where the caret goes', () => {
    const ada = windowOf();
    ada.text.type('one two', 7);
    ada.text.flush();
    const bosco = windowOf(logOf(ada.sent));
    expect(bosco.text.text).toBe('one two');
    ada.text.type('one and a half two', 14);
    ada.text.flush();
    bosco.text.take(logOf(ada.sent));
    const [change] = bosco.seen;
    expect(change?.text).toBe('one and a half two');
    // Behind "two", before "one".
    expect([change?.moved(7), change?.moved(0)]).toEqual([18, 0]);
  });

  test('keep unsent text when they are opened again, and send it once', () => {
    const before = windowOf();
    before.text.type('kept over a reload', 5);
    before.text.flush();
    const after = windowOf([], before.sent);
    expect(after.text.text).toBe('kept over a reload');
    after.text.flush();
    expect(after.sent).toEqual([]);
    after.text.take(logOf(before.sent));
    expect(after.text.text).toBe('kept over a reload');
  });

  test('ignore changes that the log repeats', () => {
    const { text, sent, seen } = windowOf();
    text.type('mine', 4);
    text.flush();
    text.take(logOf(sent));
    text.take(logOf(sent));
    expect(seen).toEqual([]);
  });
});

test.each([
  [[{ retain: 2 }, { insert: 'xx' }], 5, 7],
  [[{ retain: 5 }, { insert: 'xx' }], 5, 5],
  [[{ retain: 2 }, { delete: 2 }], 5, 3],
  [[{ retain: 2 }, { delete: 9 }], 5, 2],
  [[{ insert: 'a' }, { delete: 1 }, { retain: 3 }, { insert: 'b' }], 6, 7],
])('a place after %j', (delta, place, after) => {
  expect(moved(place, delta)).toBe(after);
});
