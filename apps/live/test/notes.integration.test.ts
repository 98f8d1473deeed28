import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import * as Y from 'yjs';
import { unpack } from '#classroom';
import { notesText, textOf, together } from '#classroom/notes';
import { limits } from '#contract';
import { forged, forging } from '#classroom/notes-testing';
import { Notes } from '../src/class-session/notes.ts';
import { ClassSessions } from '../src/class-session/class-sessions.ts';
import { follow } from './follower.ts';
import { LiveUnderTest } from './live-under-test.ts';
import type { Client } from './live-under-test.ts';

let live: LiveUnderTest;
let classId: string;
let host: Client;
let ada: Client;
beforeAll(async () => {
  live = await LiveUnderTest.start();
});
beforeEach(async () => {
  classId = await live.makeClass();
  host = await live.join(classId, 'host', 'Host');
  ada = await live.join(classId, 'listener', 'Ada');
});
afterAll(() => live.stop());

const key = () => randomUUID();
const state = async () => (await live.part(ClassSessions).open(classId)).log.state;
const code = async (answer: Promise<{ ok: boolean; error?: { code: string } }>) => {
  const { ok, error } = await answer;
  return ok ? 'ok' : error?.code;
};

/** A window's document, and its changes as they would be sent. */
function writer() {
  const doc = new Y.Doc();
  return {
    doc,
    insert(at: number, text: string): string {
      const before = Y.encodeStateVector(doc);
      textOf(doc).insert(at, text);
      return together([Y.encodeStateAsUpdate(doc, before)]);
    },
  };
}

describe('shared notes', () => {
  test('have what two wrote at once, and reach everybody', async () => {
    const [one, two] = [writer(), writer()];
    const seen = await follow(host);
    await Promise.all([
      host.ok('notes.edit', { key: key(), update: one.insert(0, 'primary ') }),
      ada.ok('notes.edit', { key: key(), update: two.insert(0, 'foreign ') }),
    ]);
    const { notes, seq } = await state();
    await host.until(() => (seen().seq === seq ? seq : undefined));
    expect(notesText(seen().notes)).toBe(notesText(notes));
    expect(notesText(notes).split(' ').sort()).toEqual(['', 'foreign', 'primary']);
  });

  test('come to a person who is late as one change', async () => {
    const one = writer();
    for (let word = 0; word < 30; word++) {
      await ada.ok('notes.edit', { key: key(), update: one.insert(textOf(one.doc).length, `word ${word} `) });
    }
    for (let turn = 0; turn < 200; turn++)
      await (
        await live.part(ClassSessions).open(classId)
      ).log.append(() => [{ by: host.ticket.personId, type: 'page-added', body: {} }]);
    const late = await live.connect(await live.ticket(classId, 'listener', 'Late'));
    const { snapshot } = await late.ok('class.enter', { after: 0 });
    const got = snapshot && unpack(snapshot).notes;
    expect(got).toHaveLength(1);
    expect(notesText(got ?? [])).toBe(textOf(one.doc).toJSON());
    // Later changes build upon it.
    await ada.ok('notes.edit', { key: key(), update: one.insert(0, 'First: ') });
    const { events } = await late.ok('log.since', { after: snapshot?.seq ?? 0 });
    const edits = events.flatMap((event) => (event.type === 'notes-edited' ? [{ seq: event.seq, ...event.body }] : []));
    expect(notesText([...(got ?? []), ...edits])).toBe(textOf(one.doc).toJSON());
  });

  test('take no change that is damaged, incomplete, too long, or made in another’s window', async () => {
    const [one, two] = [writer(), writer()];
    const first = one.insert(0, 'a');
    const second = one.insert(1, 'b');
    const before = (await state()).seq;
    const asked = [
      ada.ask('notes.edit', { key: key(), update: 'AAAAAAAA////' }),
      ada.ask('notes.edit', { key: key(), update: '%%%%' }),
      ada.ask('notes.edit', { key: key(), update: second }),
      ada.ask('notes.edit', { key: key(), update: 'A'.repeat(limits.notesUpdate + 4) }),
    ];
    expect(await Promise.all(asked.map(code))).toEqual(asked.map(() => 'BAD_INPUT'));
    expect((await state()).seq).toBe(before);
    await ada.ok('notes.edit', { key: key(), update: first });
    // The host uses Ada's client id, by which her own next words would be lost.
    expect(await code(host.ask('notes.edit', { key: key(), update: second }))).toBe('BAD_INPUT');
    await ada.ok('notes.edit', { key: key(), update: second });
    for (let part = 0; part < 3; part++) {
      await host.ok('notes.edit', { key: key(), update: two.insert(0, 'x'.repeat(8_000)) });
    }
    await host.ok('notes.edit', { key: key(), update: two.insert(0, 'x'.repeat(5_900)) });
    expect(await code(host.ask('notes.edit', { key: key(), update: two.insert(0, 'x'.repeat(200)) }))).toBe('TOO_MUCH');
    expect(notesText((await state()).notes)).toHaveLength(29_902);
  });

  test('a damaged change in an old log costs itself, and nobody the notes', async () => {
    const session = await live.part(ClassSessions).open(classId);
    const by = host.ticket.personId;
    const one = writer();
    await session.log.append(() => [
      { by, type: 'notes-edited', body: { update: '%%%' } },
      { by, type: 'notes-edited', body: { update: one.insert(0, 'kept ') } },
      // The change is not even well-formed.
      { by, type: 'notes-edited', body: { update: 7 as unknown as string } },
    ]);
    await ada.ok('notes.edit', { key: key(), update: writer().insert(0, 'goes on') });
    expect(notesText((await state()).notes)).toMatch(/kept .*goes on|goes on.*kept /);
    expect(await code(ada.ask('notes.edit', { key: key(), update: one.insert(0, 'x') }))).toBe('BAD_INPUT');
  });

  test('of empty structs, or too expensive to build, are refused before they cost anything, and other classes go on', async () => {
    const empty = forging((bytes) => bytes.number(1).number(4_000).number(7).number(0).repeat(4_000, [0, 0]).number(0));
    const dear = (window: number) =>
      forged(
        window,
        0,
        Array.from({ length: 250 }, () => ({ text: 'x' })),
      );
    const attacks = [...Array.from({ length: 23 }, () => empty), dear(8), dear(9)];
    const other = await live.join(await live.makeClass(), 'host', 'Other');
    const asked = attacks.map(({ update }) => code(ada.ask('notes.edit', { key: key(), update })));
    await other.ok('hand.raise', { key: key() });
    expect(await Promise.all(asked)).toEqual(attacks.map(() => 'BAD_INPUT'));
    expect((await state()).notes).toEqual([]);
  });

  test('of a class with a harmful change of long ago are put together in a worker, without that change', async () => {
    const { log } = await live.part(ClassSessions).open(classId);
    const one = writer();
    const empty = forging((bytes) => bytes.number(1).number(4_000).number(7).number(0).repeat(4_000, [0, 0]).number(0));
    const edit = (update: string) => ({ by: ada.ticket.personId, type: 'notes-edited', body: { update } }) as const;
    await log.append(() => [
      ...Array.from({ length: 30 }, () => edit(empty.update)),
      ...Array.from({ length: 200 }, (_, word) => edit(one.insert(0, `${word} `))),
    ]);
    await live.stopApp();
    await live.startApp();
    const again = await live.connect(ada.ticket);
    const { snapshot } = await again.ok('class.enter', { after: 0 });
    const got = snapshot && unpack(snapshot).notes;
    expect([got?.length, notesText(got ?? [])]).toEqual([1, textOf(one.doc).toJSON()]);
    await again.ok('notes.edit', { key: key(), update: one.insert(0, 'goes on ') });
    expect(notesText((await state()).notes)).toMatch(/^goes on 199 /);
  });

  test('that cannot be put together in time are set aside, and the class goes on', async () => {
    const { log } = await live.part(ClassSessions).open(classId);
    const one = writer();
    await log.append(() =>
      Array.from({ length: 201 }, () => ({
        by: ada.ticket.personId,
        type: 'notes-edited',
        body: { update: one.insert(0, 'a') },
      })),
    );
    const notes = new Notes(log, () => Promise.reject(new Error('too long')));
    await notes.ready();
    expect([notes.inOne, notes.faultOf('ada', one.insert(0, 'b'), 100)]).toEqual([[], 'aside']);
  });

  test('that are locked are written by those who moderate only', async () => {
    await host.ok('order.lock', { key: key(), what: 'notes' });
    expect(await code(ada.ask('notes.edit', { key: key(), update: writer().insert(0, 'a') }))).toBe('NOT_ALLOWED');
    await host.ok('notes.edit', { key: key(), update: writer().insert(0, 'b') });
    expect(notesText((await state()).notes)).toBe('b');
  });

  test('are the same after the service was restarted', async () => {
    const one = writer();
    await ada.ok('notes.edit', { key: key(), update: one.insert(0, 'before') });
    await live.stopApp();
    await live.startApp();
    const again = await live.connect(ada.ticket);
    await again.ok('class.enter', { after: 0 });
    await again.ok('notes.edit', { key: key(), update: one.insert(6, ' and after') });
    expect(notesText((await state()).notes)).toBe('before and after');
  });
});
