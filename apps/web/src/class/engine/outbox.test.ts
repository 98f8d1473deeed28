import { beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { emptyClass, fold, foldAll } from '#classroom';
import type { ClassEvent, ClassState } from '#classroom';
import { RequestFailure } from './failure.ts';
import { Outbox } from './outbox.ts';
import type { Shelf } from './outbox-shelf.ts';
import { wordsIn } from './own-in-log.ts';
import type { Draft } from './unsent.ts';

const post = (text: string): Draft => ({ name: 'chat.post', payload: { text } });
const textOf = ({ draft }: { draft: Draft }) => (draft.name === 'chat.post' ? draft.payload.text : '');

/** A gateway that keeps its promise: the same key is the same event, however often it is sent. */
class Gateway {
  state: ClassState = emptyClass;
  /** What happens to each request, in turn: afterwards all is well. */
  fates: ('lost before' | 'lost after' | 'busy')[] = [];

  post = (draft: Draft, key: string): Promise<{ seq: number }> => {
    const text = textOf({ draft });
    const fate = this.fates.shift();
    if (fate === 'lost before') return Promise.reject(new RequestFailure('NO_CONNECTION', 'lost'));
    if (fate === 'busy') return Promise.reject(new RequestFailure('TOO_MANY', 'later'));
    const known = this.state.messages.find((message) => message.key === key);
    if (!known) {
      const event = { seq: this.state.seq + 1, at: 0, by: 'me', key, type: 'message-posted', body: { text } } as const;
      this.state = fold(this.state, event);
    }
    if (fate === 'lost after') return Promise.reject(new RequestFailure('NO_ANSWER', 'lost'));
    return Promise.resolve({ seq: known?.seq ?? this.state.seq });
  };

  get texts(): string[] {
    return this.state.messages.map(({ text }) => text);
  }
}

function shelfInMemory(): Shelf & { text: string | null } {
  return {
    text: null,
    read() {
      return this.text;
    },
    write(text) {
      this.text = text;
    },
  };
}

let keys = 0;
let waiting: (() => void)[] = [];
function open(gateway: Gateway, shelf: Shelf = shelfInMemory()): Outbox {
  return new Outbox({
    send: gateway.post,
    shelf,
    newKey: () => `key-${(keys += 1)}`,
    now: () => 0,
    later: (_ms, act) => waiting.push(act),
  });
}

beforeEach(() => {
  waiting = [];
});

describe('Outbox', () => {
  it('shows a message as pending at once and lets it go when the log has it', async () => {
    const gateway = new Gateway();
    const outbox = open(gateway);
    outbox.write(post('Good evening'));
    expect(outbox.entries.value.map(textOf)).toEqual(['Good evening']);
    await outbox.flush();
    await Promise.resolve();
    outbox.seen(gateway.state);
    expect(outbox.entries.value).toEqual([]);
    expect(gateway.texts).toEqual(['Good evening']);
  });

  it('drops what the log showed before it was acknowledged, when the state has no key for it', async () => {
    const gateway = new Gateway();
    const outbox = new Outbox({
      send: () => {
        outbox.seen({ ...gateway.state, seq: 7 });
        return Promise.resolve({ seq: 7 });
      },
      shelf: shelfInMemory(),
      newKey: () => 'key',
      now: () => 0,
      later: () => undefined,
    });
    outbox.write({ name: 'poll.answer', payload: { poll: 1, answer: [0] } });
    await new Promise(setImmediate);
    expect(outbox.entries.value).toEqual([]);
  });

  it('keeps an acknowledged message on the page until its event is there', async () => {
    const gateway = new Gateway();
    const outbox = open(gateway);
    outbox.write(post('one'));
    await new Promise(setImmediate);
    outbox.seen(emptyClass);
    expect(outbox.entries.value).toMatchObject([{ draft: post('one'), seq: 1 }]);
    outbox.seen(gateway.state);
    expect(outbox.entries.value).toEqual([]);
  });

  it('keeps what was acknowledged and has no key in the state until the log has reached its number', async () => {
    const outbox = new Outbox({
      send: () => Promise.resolve({ seq: 7 }),
      shelf: shelfInMemory(),
      newKey: () => 'key',
      now: () => 0,
      later: () => undefined,
    });
    outbox.write({ name: 'poll.answer', payload: { poll: 1, answer: [0] } });
    await new Promise(setImmediate);
    outbox.seen({ ...emptyClass, seq: 6 });
    expect(outbox.entries.value).toMatchObject([{ key: 'key', seq: 7 }]);
    outbox.seen({ ...emptyClass, seq: 7 });
    expect(outbox.entries.value).toEqual([]);
  });

  it('lets go of messages, questions and marks whose answer was lost once the log shows their keys', async () => {
    const mark: Extract<Draft, { name: 'mark.make' }>['payload']['mark'] = {
      kind: 'line',
      ink: 'ink',
      width: 60,
      box: [0, 0, 9, 9],
    };
    const drafts: [string, Draft, string, object][] = [
      ['m', post('hello'), 'message-posted', { text: 'hello' }],
      ['q', { name: 'question.ask', payload: { text: 'why' } }, 'question-asked', { text: 'why' }],
      ['d', { name: 'mark.make', payload: { page: 'blank:1', mark } }, 'mark-made', { page: 'blank:1', mark }],
    ];
    for (const [key, draft, type, body] of drafts) {
      const outbox = new Outbox({
        send: () => Promise.reject(new RequestFailure('CUT_OFF', '')),
        shelf: shelfInMemory(),
        newKey: () => key,
        now: () => 0,
        later: () => undefined,
      });
      outbox.write(draft);
      await new Promise(setImmediate);
      outbox.seen({ ...emptyClass, seq: 9 });
      expect(outbox.entries.value).toHaveLength(1);
      outbox.seen(fold(emptyClass, { seq: 1, at: 0, by: 'me', key, type, body } as unknown as ClassEvent));
      expect([key, outbox.entries.value]).toEqual([key, []]);
    }
  });

  it('takes back only what was certainly not sent', async () => {
    const gateway = new Gateway();
    gateway.fates = ['lost before', 'lost after'];
    const shelf = shelfInMemory();
    const outbox = open(gateway, shelf);
    outbox.write(post('one'));
    await new Promise(setImmediate);
    const [one] = outbox.entries.value;
    expect(outbox.recall(one?.key ?? '')).toBe(true);
    outbox.write(post('two'));
    await new Promise(setImmediate);
    const [two] = outbox.entries.value;
    expect(gateway.texts).toEqual(['two']);
    expect(outbox.recall(two?.key ?? '')).toBe(false);
    // A page that is loaded anew does not know what became of it.
    const next = open(gateway, shelf);
    expect(next.recall(two?.key ?? '')).toBe(false);
    expect(next.entries.value).toHaveLength(1);
  });

  it('delivers everything once and in order over any sequence of losses and reloads', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 8 }),
        fc.array(fc.constantFrom('lost before' as const, 'lost after' as const, 'busy' as const), {
          maxLength: 12,
          size: 'max',
        }),
        fc.array(fc.boolean(), { maxLength: 12, size: 'max' }),
        async (texts, fates, reloads) => {
          const gateway = new Gateway();
          gateway.fates = [...fates];
          const shelf = shelfInMemory();
          let outbox = open(gateway, shelf);
          for (const [index, text] of texts.entries()) {
            outbox.write(post(text));
            await new Promise(setImmediate);
            if (reloads[index] === true) outbox = open(gateway, shelf);
          }
          for (let turn = 0; turn <= fates.length; turn += 1) {
            await outbox.flush();
            outbox.seen(gateway.state);
          }
          expect(gateway.texts).toEqual(texts);
          expect(outbox.entries.value).toEqual([]);
          expect(shelf.text).toBeNull();
        },
      ),
    );
  });

  it('tries again by itself when the gateway asked to wait', async () => {
    const gateway = new Gateway();
    gateway.fates = ['busy'];
    const outbox = open(gateway);
    outbox.write(post('patience'));
    await new Promise(setImmediate);
    expect(gateway.texts).toEqual([]);
    for (const act of waiting) act();
    await new Promise(setImmediate);
    expect(gateway.texts).toEqual(['patience']);
  });

  it('marks the message that is refused for good, goes on with the next, and lets it be removed', async () => {
    const gateway = new Gateway();
    const shelf = shelfInMemory();
    const outbox = new Outbox({
      send: (draft, key) =>
        textOf({ draft }) === 'bad' ? Promise.reject(new RequestFailure('BAD_INPUT', 'no')) : gateway.post(draft, key),
      shelf,
      newKey: () => `key-${(keys += 1)}`,
      now: () => 0,
      later: () => undefined,
    });
    outbox.write(post('bad'));
    outbox.write(post('good'));
    await new Promise(setImmediate);
    outbox.seen(gateway.state);
    expect(outbox.entries.value).toMatchObject([{ draft: post('bad'), refused: 'BAD_INPUT' }]);
    expect(gateway.texts).toEqual(['good']);
    // Its words are there after a reload too, and are not sent again.
    const reloaded = open(gateway, { read: () => shelf.text, write: () => undefined });
    await reloaded.flush();
    expect(reloaded.entries.value).toMatchObject([{ draft: post('bad'), refused: 'BAD_INPUT' }]);
    expect(gateway.texts).toEqual(['good']);
    outbox.putAside(outbox.entries.value[0]?.key ?? '');
    expect(outbox.entries.value).toEqual([]);
    expect(shelf.text).toBeNull();
  });

  it('sends nothing more once another window has taken over, and leaves the storage to it', async () => {
    const gateway = new Gateway();
    gateway.fates = ['lost before'];
    const shelf = shelfInMemory();
    const outbox = open(gateway, shelf);
    outbox.write(post('still here'));
    await new Promise(setImmediate);
    outbox.stop();
    await outbox.flush();
    expect(gateway.texts).toEqual([]);
    const other = open(gateway, shelf);
    await other.flush();
    expect(gateway.texts).toEqual(['still here']);
  });

  it('sends again what a restored log lacks, each thing once, and nothing that names other events by number', async () => {
    const mine = (seq: number, type: string, body: object, by = 'me') =>
      ({ seq, at: seq, by, key: `old-${seq}`, type, body }) as unknown as ClassEvent;
    const events = [
      mine(1, 'message-posted', { text: 'to all' }),
      mine(2, 'message-posted', { text: 'of another' }, 'other'),
      mine(3, 'message-posted', { text: 'in private', to: 'moderators', answers: 'other' }),
      mine(4, 'message-posted', { text: 'taken back' }),
      mine(5, 'message-removed', { message: 4 }),
      mine(6, 'question-asked', { text: 'why' }),
    ];
    const gone = foldAll(emptyClass, events);
    const sent: [string, Draft][] = [];
    const outbox = new Outbox({
      send: (draft, key) => {
        sent.push([key, draft]);
        return draft.name === 'notes.edit'
          ? Promise.resolve({ seq: 7 })
          : Promise.reject(new RequestFailure('NO_CONNECTION', ''));
      },
      shelf: shelfInMemory(),
      newKey: () => `key-${(keys += 1)}`,
      now: () => 0,
      later: () => undefined,
    });
    outbox.write({ name: 'notes.edit', payload: { update: 'AAAA' } }, 'edit');
    await new Promise(setImmediate);
    outbox.seen({ ...gone, seq: 7 });
    outbox.write({ name: 'chat.post', payload: { text: 'waits', reply: 4 } }, 'waits');
    outbox.write({ name: 'poll.answer', payload: { poll: 3, answer: [0] } });
    await new Promise(setImmediate);

    outbox.again(wordsIn(gone, 'me'));
    // The log that was put back has the first of them.
    outbox.seen(foldAll(emptyClass, events.slice(0, 1)));
    expect(outbox.entries.value.map(({ key, seq, draft }) => [key, seq, JSON.parse(JSON.stringify(draft))])).toEqual([
      ['old-3', undefined, { name: 'chat.tell', payload: { text: 'in private', to: 'other' } }],
      ['old-6', undefined, { name: 'question.ask', payload: { text: 'why' } }],
      ['edit', undefined, { name: 'notes.edit', payload: { update: 'AAAA' } }],
      ['waits', undefined, post('waits')],
    ]);
  });

  it('begins empty when what was kept is damaged', () => {
    for (const text of ['{', '{"a":1}', '[1,null,{"key":1}]']) {
      const shelf = { ...shelfInMemory(), text };
      expect(open(new Gateway(), shelf).entries.value).toEqual([]);
    }
  });
});
