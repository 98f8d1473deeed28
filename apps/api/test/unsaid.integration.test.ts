import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { ClassEventBodies, ClassEventType } from '#classroom';
import { createTestDatabase } from '#database/testing';
import type { TestDatabase } from '#database/testing';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const word = 'SAID BY SOMEBODY';
const id = crypto.randomUUID();

/** An event of each type with all that somebody could have written in it; one that is missing does not compile. */
const bodies: { [T in Exclude<ClassEventType, 'hidden'>]: ClassEventBodies[T][] } = {
  joined: [
    { name: word, role: 'listener' },
    { name: word, role: 'listener', assists: true },
  ],
  left: [{ reason: 'line' }],
  'message-posted': [{ text: word }, { text: word, to: 'moderators', reply: 3, group: 1 }],
  'message-removed': [{ message: 1 }],
  'hand-raised': [{}],
  'hand-lowered': [{}, { of: id }],
  'floor-given': [{ to: id }],
  'floor-taken': [{ from: id }],
  'media-started': [{ source: 'microphone' }],
  'media-stopped': [{ source: 'microphone' }],
  muted: [{ who: id }],
  spoke: [{ ms: 1 }],
  'question-asked': [{ text: word }],
  'question-voted': [{ question: 1, up: true }],
  'question-answered': [{ question: 1, answered: true }],
  'question-removed': [{ question: 1 }],
  'poll-opened': [
    { kind: 'single', question: word, choices: [`${word} 1`, `${word} 2`], anonymous: false },
    { kind: 'text', question: word, anonymous: true },
  ],
  'poll-answered': [
    { poll: 1, answer: word },
    { poll: 1, answer: word, was: word },
    { poll: 1, answer: [1], was: [0] },
    { poll: 1, answer: 7 },
  ],
  'poll-closed': [{ poll: 1 }],
  // Results name nobody: what stands in them cannot be told apart by who said it.
  'poll-shown': [{ poll: 1, results: [{ value: '1', count: 2 }], answered: 2 }],
  'poll-put-away': [{ poll: 1 }],
  'pace-said': [{ pace: 'fast', was: 'well' }],
  'pace-cleared': [{}],
  'countdown-started': [{ seconds: 60 }, { seconds: 60, label: word }],
  'countdown-stopped': [{}],
  'cohost-named': [{ to: id }],
  'cohost-released': [{ from: id }],
  'pictures-allowed': [{ to: id }, { to: id, beside: true }],
  'pictures-withdrawn': [{ from: id }],
  'captioner-named': [{ to: id }],
  'captioner-released': [{ from: id }],
  captioned: [{ text: word }, { text: word, auto: true }],
  // A text of the class in which everybody's words hang together; like a drawing, it stays, and names nobody.
  'notes-edited': [{ update: 'AAA=' }],
  'handed-over': [{ to: id }],
  'handed-back': [{ from: id }],
  locked: [{ what: 'chat' }],
  unlocked: [{ what: 'chat' }],
  knocked: [{ name: word }],
  'stopped-waiting': [{}],
  'let-in': [{ who: id }],
  'turned-away': [{ who: id }],
  'sent-out': [{ who: id, back: true }],
  'let-back': [{ who: id }],
  'line-judged': [{ quality: 'weak' }],
  // The deck's own title, which goes with the deck.
  'deck-opened': [{ deck: id, title: 'Keys', pages: 3 }],
  'page-added': [{}, { group: 1 }],
  'page-shown': [{ page: 'blank/1' }],
  'board-put-away': [{}],
  'part-shown': [{ page: 'blank/1' }, { page: 'blank/1', part: [1, 1, 5_000] }],
  'mark-made': [
    { page: 'blank/1', mark: { kind: 'text', ink: 'ink', size: 260, at: [1, 1], text: word } },
    { page: 'blank/1', mark: { kind: 'stroke', ink: 'ink', width: 60, path: [1, 1] } },
  ],
  'marks-erased': [{ page: 'blank/1', marks: [1] }],
  'page-cleared': [{ page: 'blank/1' }],
  'board-given': [{}, { to: id }],
  'board-taken': [{}, { from: id }],
  'groups-opened': [
    {
      groups: [
        { id: 1, name: word, members: [id] },
        { id: 2, name: word, members: [] },
      ],
      task: word,
    },
    { groups: [], task: word },
  ],
  'group-moved': [{ who: id }, { who: id, to: 1 }],
  'groups-called': [{}, { seconds: 30 }],
  'groups-closed': [{}],
  'broadcast-started': [{}],
  'broadcast-stopped': [{}],
  'class-ended': [{}, { timeUp: true }],
  'class-reopened': [{}],
  'closing-told': [{ at: 1 }, {}],
};

describe('an event after its author is erased', () => {
  test.each(Object.entries(bodies))('%s: no word of theirs, and everything else', async (type, examples) => {
    for (const body of examples) {
      const [row] = await database.dataSource.query<{ left: object }[]>('SELECT unsaid($1, $2::jsonb) AS left', [
        type,
        JSON.stringify(body),
      ]);
      const left = row?.left ?? {};
      expect(JSON.stringify(left)).not.toContain(word);
      expect(Object.keys(left).sort()).toEqual(Object.keys(body).sort());
      if (!JSON.stringify(body).includes(word)) expect(left).toEqual(body);
    }
  });

  test('choices stay apart, so that results are still read', async () => {
    const [row] = await database.dataSource.query<{ left: { choices: string[] } }[]>(
      'SELECT unsaid($1, $2::jsonb) AS left',
      ['poll-opened', JSON.stringify(bodies['poll-opened'][0])],
    );
    expect(row?.left.choices).toEqual(['… 1', '… 2']);
  });

  test('a second time there is nothing to take away', async () => {
    for (const [type, examples] of Object.entries(bodies)) {
      for (const body of examples) {
        const [row] = await database.dataSource.query<{ same: boolean }[]>(
          'SELECT unsaid($1, unsaid($1, $2::jsonb)) = unsaid($1, $2::jsonb) AS same',
          [type, JSON.stringify(body)],
        );
        expect([type, row?.same]).toEqual([type, true]);
      }
    }
  });
});
