import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { boardShown, emptyClass, foldAll, marksOn, personOf, stateFor, unpack } from '#classroom';
import type { ClassState } from '#classroom';
import type { Payload } from '#contract';
import { ClassSessions } from '../src/class-session/class-sessions.ts';
import { follow } from './follower.ts';
import { LiveUnderTest } from './live-under-test.ts';
import type { Client } from './live-under-test.ts';

let live: LiveUnderTest;
beforeAll(async () => {
  live = await LiveUnderTest.start();
});
afterAll(() => live.stop());

const key = () => randomUUID();
const who = (client: Client) => client.ticket.personId;
let classId: string;
let [host, ada, bosco]: Client[] = [];
let seen: Record<'host' | 'ada' | 'bosco', () => ClassState>;

beforeEach(async () => {
  classId = await live.makeClass();
  host = await live.join(classId, 'host', 'Host');
  ada = await live.join(classId, 'listener', 'Ada');
  bosco = await live.join(classId, 'listener', 'Bosco');
  seen = { host: await follow(host), ada: await follow(ada), bosco: await follow(bosco) };
});

async function truth(): Promise<ClassState> {
  return (await live.part(ClassSessions).open(classId)).log.state;
}

/** Waits until all three have everything, and checks that each has exactly their view of it. */
async function settled(): Promise<void> {
  const state = await truth();
  for (const [client, theirs, moderates] of [
    [host, seen.host, true],
    [ada, seen.ada, false],
    [bosco, seen.bosco, false],
  ] as const) {
    const got = await (client as Client).until(() => (theirs().seq >= state.seq ? theirs() : undefined));
    const withoutOthersKeys = (one: ClassState) =>
      JSON.parse(JSON.stringify(one, (name, value: unknown) => (name === 'key' ? undefined : value))) as ClassState;
    const curve = moderates ? got.pace.curve : [];
    expect(withoutOthersKeys({ ...got, pace: { ...got.pace, curve } })).toEqual(
      withoutOthersKeys(stateFor(state, { id: who(client as Client), moderates })),
    );
  }
}

describe('everybody gets their own view of the class', () => {
  test('a message to those who moderate reaches them and its writer only', async () => {
    await (ada as Client).ok('chat.tell', { key: key(), text: 'I cannot hear you' });
    await (host as Client).ok('chat.post', { key: key(), text: 'Muraho' });
    await settled();
    const texts = (state: ClassState) => state.messages.map(({ text }) => text);
    expect(texts(seen.host())).toEqual(['I cannot hear you', 'Muraho']);
    expect(texts(seen.ada())).toEqual(['I cannot hear you', 'Muraho']);
    expect(texts(seen.bosco())).toEqual(['Muraho']);
    expect(JSON.stringify(bosco?.heard)).not.toContain('cannot hear');
  });

  test('the answer to such a message is read by the person who wrote it, and by no other listener', async () => {
    const asked = await (ada as Client).ok('chat.tell', { key: key(), text: 'I cannot hear you' });
    const answer = { key: key(), text: 'Choose voice only', reply: asked.seq };
    const { seq } = await (host as Client).ok('chat.tell', answer);
    expect(await bosco?.ask('chat.tell', { ...answer, key: key(), reply: seq })).toMatchObject({
      error: { code: 'NOT_FOUND', field: 'reply' },
    });
    await ada?.ok('chat.tell', { key: key(), text: 'That is better', reply: seq });
    await settled();
    for (const theirs of [seen.host(), seen.ada()]) {
      expect(theirs.messages.map(({ text }) => text)).toEqual([
        'I cannot hear you',
        'Choose voice only',
        'That is better',
      ]);
    }
    expect(JSON.stringify(bosco?.heard)).not.toMatch(/cannot hear|voice only|better/);
  });

  test('a lecturer begins a private message: the one it is for reads it and answers, no other listener does', async () => {
    const begun = { key: key(), text: 'Are you well?', to: who(ada as Client) };
    const { seq } = await (host as Client).ok('chat.tell', begun);
    await ada?.ok('chat.tell', { key: key(), text: 'I am, thank you', reply: seq });
    await host?.ok('chat.tell', { key: key(), text: 'Then go on', reply: seq, to: who(ada as Client) });
    await settled();
    for (const theirs of [seen.host(), seen.ada()]) {
      expect(theirs.messages.map(({ text }) => text)).toEqual(['Are you well?', 'I am, thank you', 'Then go on']);
    }
    expect(JSON.stringify(bosco?.heard)).not.toMatch(/well|thank|go on/);
    expect(await host?.ask('chat.tell', { key: key(), text: 'x', reply: seq, to: who(bosco as Client) })).toMatchObject(
      {
        error: { code: 'BAD_INPUT', field: 'to' },
      },
    );
    expect(await host?.ask('chat.tell', { key: key(), text: 'x', to: key() })).toMatchObject({
      error: { code: 'NOT_FOUND', field: 'to' },
    });
    // Nobody who listens begins one to somebody who listens, nor does a stand-in.
    expect(await bosco?.ask('chat.tell', { key: key(), text: 'x', to: who(ada as Client) })).toMatchObject({
      error: { code: 'NOT_ALLOWED' },
    });
    const session = await live.part(ClassSessions).open(classId);
    await session.log.append(() => [
      { by: who(bosco as Client), type: 'handed-over', body: { to: who(bosco as Client) } },
    ]);
    expect(await bosco?.ask('chat.tell', { key: key(), text: 'x', to: who(ada as Client) })).toMatchObject({
      error: { code: 'NOT_ALLOWED' },
    });
    await host?.ok('cohost.name', { key: key(), to: who(bosco as Client) });
    await bosco?.ok('chat.tell', { key: key(), text: 'Now it counts', to: who(ada as Client) });
    await ada?.until(() => (seen.ada().messages.some(({ text }) => text === 'Now it counts') ? true : undefined));
  });

  test('a stand-in for a lecturer whose connection is gone reads nothing that was confided to others', async () => {
    await (bosco as Client).ok('chat.tell', { key: key(), text: 'Between us' });
    host?.socket.disconnect();
    await ada?.until(() => (personOf(seen.ada(), who(host as Client))?.present ? undefined : true));
    const session = await live.part(ClassSessions).open(classId);
    await session.log.append(() => [{ by: who(ada as Client), type: 'handed-over', body: { to: who(ada as Client) } }]);
    await bosco?.ok('chat.tell', { key: key(), text: 'And this' });
    await bosco?.ok('chat.post', { key: key(), text: 'For all' });
    await ada?.until(() => (seen.ada().messages.some(({ text }) => text === 'For all') ? true : undefined));
    expect(personOf(seen.ada(), who(ada as Client))?.steward).toBe(true);
    expect(JSON.stringify(ada?.heard)).not.toMatch(/Between us|And this/);
    // A stand-in sees what moderating needs.
    await bosco?.ok('pace.say', { key: key(), pace: 'lost' });
    await ada?.until(() => (seen.ada().pace.now.lost === 1 ? true : undefined));
    // A co-host named by a lecturer reads later messages.
    await session.log.append(() => [
      { by: who(host as Client), type: 'cohost-named', body: { to: who(ada as Client) } },
    ]);
    await bosco?.ok('chat.tell', { key: key(), text: 'Now you too' });
    await ada?.until(() => (seen.ada().messages.some(({ text }) => text === 'Now you too') ? true : undefined));
    expect(JSON.stringify(ada?.heard)).not.toMatch(/Between us|And this/);
  });

  test('a removed message is gone for people who come later too; the log keeps it', async () => {
    const { seq } = await (bosco as Client).ok('chat.post', { key: key(), text: 'something bad' });
    expect(await ada?.ask('chat.remove', { key: key(), message: seq })).toMatchObject({
      error: { code: 'NOT_ALLOWED' },
    });
    await host?.ok('chat.remove', { key: key(), message: seq });
    await settled();
    expect(seen.ada().messages).toMatchObject([{ text: '', removedBy: who(host as Client) }]);
    const late = await live.join(classId, 'listener', 'Late');
    expect(JSON.stringify(await late.ok('log.since', { after: 0 }))).not.toContain('something bad');
    const rows = (await live.fixtures.database.dataSource.query(
      `SELECT body FROM class_event WHERE class_id = $1 AND type = 'message-posted'`,
      [classId],
    )) as unknown;
    expect(rows).toEqual([{ body: { text: 'something bad' } }]);
  });

  test('people take back their own messages; an answer names a message that its writer can see', async () => {
    const { seq } = await (ada as Client).ok('chat.tell', { key: key(), text: 'private' });
    expect(await bosco?.ask('chat.post', { key: key(), text: 'x', reply: seq })).toMatchObject({
      error: { code: 'NOT_FOUND', field: 'reply' },
    });
    expect(await bosco?.ask('chat.remove', { key: key(), message: seq })).toMatchObject({
      error: { code: 'NOT_FOUND', field: 'message' },
    });
    await host?.ok('chat.tell', { key: key(), text: 'Better now?', reply: seq });
    await ada?.ok('chat.remove', { key: key(), message: seq });
    await settled();
  });

  test('votes for questions are counted, each person once, without names', async () => {
    const { seq } = await (ada as Client).ok('question.ask', { key: key(), text: 'What is a key?' });
    await bosco?.ok('question.vote', { key: key(), question: seq, up: true });
    await bosco?.ok('question.vote', { key: key(), question: seq, up: true });
    await host?.ok('question.vote', { key: key(), question: seq, up: true });
    await settled();
    expect(seen.ada().questions).toMatchObject([{ votes: 2, voters: [] }]);
    expect(seen.bosco().questions).toMatchObject([{ votes: 2, voters: [who(bosco as Client)] }]);
    await bosco?.ok('question.vote', { key: key(), question: seq, up: false });
    await host?.ok('question.answer', { key: key(), question: seq, answered: true });
    await settled();
    expect(seen.ada().questions).toMatchObject([{ votes: 1, answered: true }]);
    await ada?.ok('question.remove', { key: key(), question: seq });
    await settled();
    expect(await bosco?.ask('question.vote', { key: key(), question: seq, up: true })).toMatchObject({
      error: { code: 'NOT_FOUND' },
    });
  });

  test('moderators see the pace as numbers', async () => {
    await ada?.ok('pace.say', { key: key(), pace: 'fast' });
    await bosco?.ok('pace.say', { key: key(), pace: 'lost' });
    await bosco?.ok('pace.say', { key: key(), pace: 'fast' });
    await settled();
    expect(seen.host().pace).toMatchObject({ now: { slow: 0, fast: 2, lost: 0 }, said: {} });
    expect(
      JSON.stringify(
        host?.pushes('class.events').flatMap(({ events }) => events.filter(({ type }) => type === 'pace-said')),
      ),
    ).not.toContain(who(ada as Client));
    await host?.ok('pace.clear', { key: key() });
    await settled();
    expect(seen.host().pace.now).toEqual({ slow: 0, fast: 0, lost: 0 });
    // A person who leaves counts no longer.
    await bosco?.ok('pace.say', { key: key(), pace: 'lost' });
    await host?.until(() => (seen.host().pace.now.lost === 1 ? true : undefined));
    await bosco?.ok('class.leave', {});
    await host?.until(() => (seen.host().pace.now.lost === 0 ? true : undefined));
  });
});

describe('a poll', () => {
  const form = (change: Partial<Payload<'poll.open'>['form']> = {}): Payload<'poll.open'>['form'] => ({
    kind: 'single',
    question: 'Which normal form?',
    choices: ['First', 'Second', 'Third'],
    right: [2],
    anonymous: false,
    ...change,
  });
  const open = async (change?: Parameters<typeof form>[0]) =>
    (await (host as Client).ok('poll.open', { key: key(), form: form(change) })).seq;

  test('listeners see neither what is right nor what others say, until it is shown', async () => {
    const poll = await open();
    await ada?.ok('poll.answer', { key: key(), poll, answer: [0] });
    await ada?.ok('poll.answer', { key: key(), poll, answer: [2] });
    await bosco?.ok('poll.answer', { key: key(), poll, answer: [2] });
    await settled();
    expect(seen.host().polls).toMatchObject([{ answered: 2, tally: [{ value: '2', count: 2 }], right: [2] }]);
    expect(seen.host().polls[0]?.answers).toEqual({ [who(ada as Client)]: [2], [who(bosco as Client)]: [2] });
    expect(seen.bosco().polls[0]?.right).toBeUndefined();
    expect(seen.bosco().polls[0]?.answers).toEqual({ [who(bosco as Client)]: [2] });
    // Showing the right answer closes the poll.
    await host?.ok('poll.show', { key: key(), poll });
    await settled();
    expect(seen.bosco().polls).toMatchObject([
      { right: [2], shown: { answered: 2, results: [{ value: '2', count: 2 }] } },
    ]);
    expect(await ada?.ask('poll.answer', { key: key(), poll, answer: [1] })).toMatchObject({
      error: { code: 'POLL_CLOSED', field: 'poll' },
    });
    await host?.ok('poll.putAway', { key: key(), poll });
    await settled();
  });

  test('an anonymous poll tells nobody who answered what', async () => {
    const poll = await open({ anonymous: true });
    await ada?.ok('poll.answer', { key: key(), poll, answer: [1] });
    await settled();
    expect(seen.host().polls).toMatchObject([{ answered: 1, answers: {} }]);
    const told = host
      ?.pushes('class.events')
      .flatMap(({ events }) => events.filter(({ type }) => type === 'poll-answered'));
    expect(told).toMatchObject([{ by: '' }]);
    expect(JSON.stringify(told)).not.toContain(who(ada as Client));
  });

  test.each([
    ['single', [0, 1]],
    ['single', [3]],
    ['single', 'text'],
    ['text', [0]],
    ['number', 'seven'],
  ] as const)('of kind %s does not take %p', async (kind, answer) => {
    const chooses = kind === 'single';
    const poll = await open(chooses ? {} : ({ kind, choices: undefined, right: undefined } as never));
    const given = (typeof answer === 'object' ? [...answer] : answer) as Payload<'poll.answer'>['answer'];
    expect(await ada?.ask('poll.answer', { key: key(), poll, answer: given })).toMatchObject({
      error: { code: 'BAD_INPUT', field: 'answer' },
    });
  });
});

describe('the board', () => {
  const stroke = (at: number): Payload<'mark.make'>['mark'] => ({
    kind: 'stroke',
    ink: 'sky',
    width: 60,
    path: [at, at, 10, 0],
  });

  test('two who draw at once end with the same picture, and each erases only their own', async () => {
    await host?.ok('board.give', { key: key(), to: who(ada as Client) });
    const [mine] = await Promise.all([
      ada?.ok('mark.make', { key: key(), page: 'blank/1', mark: stroke(1) }),
      host?.ok('mark.make', { key: key(), page: 'blank/1', mark: stroke(2) }),
      ada?.ok('mark.make', { key: key(), page: 'blank/1', mark: stroke(3) }),
      host?.ok('mark.make', { key: key(), page: 'blank/1', mark: stroke(4) }),
    ]);
    await settled();
    const marks = marksOn(seen.bosco().board, 'blank/1');
    expect(marks).toHaveLength(4);
    expect(marks.map(({ seq }) => seq)).toEqual(marksOn(seen.ada().board, 'blank/1').map(({ seq }) => seq));
    const all = marks.map(({ seq }) => seq);
    await ada?.ok('mark.erase', { key: key(), page: 'blank/1', marks: all });
    await settled();
    expect(marksOn(seen.bosco().board, 'blank/1').map(({ by }) => by)).toEqual([
      who(host as Client),
      who(host as Client),
    ]);
    expect(mine?.seq).toBeGreaterThan(0);
    expect(await bosco?.ask('mark.make', { key: key(), page: 'blank/1', mark: stroke(1) })).toMatchObject({
      error: { code: 'NOT_ALLOWED' },
    });
  });

  test('a deck of the section is opened at its first page; one of another section, or not ready, is not there', async () => {
    const deck = await live.fixtures.deck(classId);
    await host?.ok('deck.open', { key: key(), deck });
    await settled();
    expect(seen.ada().board).toMatchObject({
      page: `deck/${deck}/1`,
      decks: [{ id: deck, title: 'Keys', pages: 3 }],
    });
    await host?.ok('page.show', { key: key(), page: `deck/${deck}/3` });
    expect(await host?.ask('page.show', { key: key(), page: `deck/${deck}/4` })).toMatchObject({
      error: { code: 'NOT_FOUND', field: 'page' },
    });
    const elsewhere = await live.fixtures.deck(await live.makeClass());
    const unready = await live.fixtures.deck(classId, 'rendering');
    for (const other of [elsewhere, unready, crypto.randomUUID()]) {
      expect(await host?.ask('deck.open', { key: key(), deck: other })).toMatchObject({
        error: { code: 'NOT_FOUND', field: 'deck' },
      });
    }
    await host?.ok('deck.open', { key: key(), deck, page: 2 });
    await settled();
    expect(seen.ada().board.page).toBe(`deck/${deck}/2`);
    expect(await host?.ask('deck.open', { key: key(), deck, page: 4 })).toMatchObject({
      error: { code: 'NOT_FOUND', field: 'page' },
    });
    // A deck that is opened again is shown at the page where it was, and listed once.
    await host?.ok('page.show', { key: key(), page: 'blank/1' });
    await host?.ok('deck.open', { key: key(), deck });
    await settled();
    expect(seen.host().board).toMatchObject({ page: `deck/${deck}/2`, decks: [{ id: deck }] });
  });

  test('slides are put away for everybody, late joiners too, and come back on the page they were on', async () => {
    const deck = await live.fixtures.deck(classId);
    const page = `deck/${deck}/2`;
    await host?.ok('deck.open', { key: key(), deck, page: 2 });
    expect(await ada?.ask('board.putAway', { key: key() })).toMatchObject({ error: { code: 'NOT_ALLOWED' } });
    await host?.ok('board.putAway', { key: key() });
    await settled();
    expect(boardShown(seen.ada())).toBe(false);
    // A zoom that was shown does not bring the deck back.
    await host?.ok('part.show', { key: key(), page, part: [0, 0, 5_000] });
    const comes = await live.join(classId, 'listener', 'Late');
    const late = await follow(comes);
    expect(boardShown(late())).toBe(false);
    await host?.ok('deck.open', { key: key(), deck });
    await settled();
    await comes.until(() => late().seq >= seen.ada().seq || undefined);
    for (const state of [seen.ada(), late()]) {
      expect(boardShown(state)).toBe(true);
      expect(state.board.page).toBe(page);
    }
  });

  test('a zoomed part of the page is shown to all until the page is turned', async () => {
    await host?.ok('page.add', { key: key() });
    const page = 'blank/2';
    const part = [1_000, 500, 4_000] as const;
    await host?.ok('part.show', { key: key(), page, part: [...part] });
    await settled();
    expect(seen.ada().board).toMatchObject({ page, part });
    // A zoom of another page is ignored: the page has been turned meanwhile.
    await host?.ok('part.show', { key: key(), page: 'blank/1', part: [0, 0, 5_000] });
    await settled();
    expect(seen.ada().board).toMatchObject({ page, part });
    const after = seen.host().seq;
    await host?.ok('part.show', { key: key(), page, part: [...part] });
    await host?.ok('part.show', { key: key(), page });
    await settled();
    expect(seen.ada().board).not.toHaveProperty('part');
    expect(seen.ada().seq).toBe(after + 1);

    for (const [wrong, where] of [
      [{ part: [9_000, 0, 5_000] }, 'part'],
      [{ part: [0, 0, 10_000] }, 'part'],
      [{ part: [0, 0, 10] }, 'part.2'],
      [{ page: 'group/1/1' }, 'page'],
    ] as const) {
      expect(
        await host?.ask('part.show', { key: key(), page, ...wrong } as unknown as Payload<'part.show'>),
      ).toMatchObject({ error: { code: 'BAD_INPUT', field: where } });
    }
    await host?.ok('part.show', { key: key(), page, part: [...part] });
    await host?.ok('page.add', { key: key() });
    await settled();
    expect(seen.ada().board).not.toHaveProperty('part');
  });

  test('a page that does not exist can be neither shown nor drawn on', async () => {
    expect(await host?.ask('page.show', { key: key(), page: 'blank/2' })).toMatchObject({
      error: { code: 'NOT_FOUND' },
    });
    expect(await host?.ask('mark.make', { key: key(), page: 'blank/2', mark: stroke(1) })).toMatchObject({
      error: { code: 'NOT_FOUND', field: 'page' },
    });
    await host?.ok('page.add', { key: key() });
    await host?.ok('mark.make', { key: key(), page: 'blank/2', mark: stroke(1) });
    await settled();
    expect(seen.ada().board.page).toBe('blank/2');
  });

  test('a stroke in progress and a pointer reach the others, and leave no trace', async () => {
    const before = (await truth()).seq;
    const sketch = { page: 'blank/1', stroke: key(), ink: 'ink', width: 60, path: [5, 5] } as const;
    await host?.ok('board.sketch', { ...sketch, path: [...sketch.path] });
    await host?.ok('board.point', { page: 'blank/1', at: [7, 7] });
    await host?.ok('board.point', { page: 'blank/1' });
    expect(await bosco?.push('board.sketched')).toEqual({ by: who(host as Client), ...sketch });
    await ada?.push('board.pointed', ({ at }) => at === undefined);
    expect(host?.pushes('board.pointed')).toEqual([]);
    expect((await truth()).seq).toBe(before);
  });

  test('a person with a bad line goes without them, and has what is finished', async () => {
    const { log } = await live.part(ClassSessions).open(classId);
    await log.append(() => [{ by: who(bosco as Client), type: 'line-judged', body: { quality: 'bad' } }]);
    const sketch = { page: 'blank/1', stroke: key(), ink: 'ink', width: 60, path: [5, 5] } as const;
    await host?.ok('board.sketch', { ...sketch, path: [...sketch.path] });
    await ada?.push('board.sketched');
    await host?.ok('mark.make', { key: key(), page: 'blank/1', mark: stroke(1) });
    await settled();
    expect(seen.bosco().board.marks['blank/1']).toHaveLength(1);
    expect(bosco?.pushes('board.sketched')).toEqual([]);
  });
});

describe('somebody who begins to moderate', () => {
  test('reads what is written from then on, and nothing any more when they no longer moderate', async () => {
    await ada?.ok('chat.tell', { key: key(), text: 'private before' });
    const { seq } = await (host as Client).ok('poll.open', {
      key: key(),
      form: { kind: 'single', question: 'Which?', choices: ['a', 'b'], right: [1], anonymous: false },
    });
    await ada?.ok('poll.answer', { key: key(), poll: seq, answer: [0] });
    await host?.ok('cohost.name', { key: key(), to: who(bosco as Client) });
    const { snapshot } = await (bosco as Client).push('class.state');
    expect(unpack(snapshot).messages).toEqual([]);
    await ada?.ok('chat.tell', { key: key(), text: 'private too' });
    // A changed answer would reveal the earlier one, so it is counted without a name. Host and co-host see different views of one event.
    await ada?.ok('poll.answer', { key: key(), poll: seq, answer: [1] });
    await bosco?.until(() => (seen.bosco().polls[0]?.tally[0]?.value === '1' ? true : undefined));
    expect(seen.bosco().messages.map(({ text }) => text)).toEqual(['private too']);
    expect(seen.bosco().polls[0]).toMatchObject({ answered: 1, answers: {} });
    expect(seen.bosco().polls[0]?.right).toBeUndefined();
    // The same holds after the connection was cut.
    const back = await live.connect((bosco as Client).ticket);
    const { snapshot: again, events } = await back.ok('class.enter', { after: 0 });
    const anew = foldAll(again ? unpack(again) : emptyClass, events);
    expect(anew.messages.map(({ text }) => text)).toEqual(['private too']);
    expect(JSON.stringify([bosco?.heard, again, events])).not.toContain('private before');
    bosco = back;
    seen.bosco = await follow(back);
    await host?.ok('cohost.release', { key: key(), from: who(bosco as Client) });
    await settled();
    expect(seen.bosco().messages).toEqual([]);
    expect(personOf(seen.ada(), who(bosco as Client))?.cohost).toBeUndefined();
  });
});

describe('a client that missed much', () => {
  test('gets a snapshot instead of events, with the same state', async () => {
    for (let count = 0; count < 9; count++) {
      const client = await live.join(classId, 'listener', `Talker ${count}`);
      await Promise.all(
        Array.from({ length: 25 }, (_, index) => client.ok('chat.post', { key: key(), text: `message ${index}` })),
      );
    }
    await settled();
    const late = await live.connect(await live.ticket(classId, 'listener', 'Late'));
    const { snapshot, events } = await late.ok('class.enter', { after: 0 });
    expect(events).toEqual([]);
    if (!snapshot) throw new Error('no snapshot');
    const state = await truth();
    const theirs = unpack(snapshot);
    expect(theirs.seq).toBe(state.seq);
    expect(theirs.messages.map(({ text, by, seq }) => [text, by, seq])).toEqual(
      state.messages.map(({ text, by, seq }) => [text, by, seq]),
    );
    // A short absence is still told event by event.
    expect(await late.ok('log.since', { after: state.seq - 5 })).not.toHaveProperty('snapshot');
  });
});

test('reactions are counted together and are not in the log', async () => {
  const before = (await truth()).seq;
  await Promise.all([
    ada?.ok('reaction.send', { reaction: 'agree' }),
    bosco?.ok('reaction.send', { reaction: 'agree' }),
    bosco?.ok('reaction.send', { reaction: 'applause' }),
  ]);
  expect(await host?.push('class.reactions')).toEqual({
    counts: [
      { reaction: 'agree', count: 2 },
      { reaction: 'applause', count: 1 },
    ],
  });
  expect((await truth()).seq).toBe(before);
});
