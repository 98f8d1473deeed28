import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { groupNow, marksOn, stateFor, unpack } from '#classroom';
import type { ClassState } from '#classroom';
import type { AnswerValue, Payload } from '#contract';
import { ClassSessions } from '../src/class-session/class-sessions.ts';
import { follow } from './follower.ts';
import { LiveUnderTest } from './live-under-test.ts';
import type { Client } from './live-under-test.ts';
import { World } from './world.ts';

let live: LiveUnderTest;
let world: World;
let [host, ada, bosco]: Client[] = [];
beforeAll(async () => {
  live = await LiveUnderTest.start();
});
beforeEach(async () => {
  world = await World.make(live);
  ({ host, listener: ada, speaker: bosco } = world);
});
afterAll(() => live.stop());

const key = () => randomUUID();
const who = (client: Client | undefined) => (client as Client).ticket.personId;
const state = async (): Promise<ClassState> => (await live.part(ClassSessions).open(world.classId)).log.state;
const mark: Payload<'mark.make'>['mark'] = { kind: 'stroke', ink: 'ink', width: 60, path: [100, 100, 5, 5] };
const at = (client: Client | undefined) => client as Client;
const code = async (answer: Promise<{ ok: boolean; error?: { code: string } }>) => {
  const { ok, error } = await answer;
  return ok ? 'ok' : error?.code;
};

/** Puts Ada alone into the first group and Bosco alone into the second. @returns the numbers of the groups */
async function split(task?: string): Promise<[number, number]> {
  await at(host).ok('groups.open', {
    key: key(),
    groups: [
      { name: 'One', members: [who(ada)] },
      { name: 'Two', members: [who(bosco)] },
    ],
    ...(task === undefined ? {} : { task }),
  });
  const [one, two] = (await state()).groups.slice(-2);
  return [one?.id ?? 0, two?.id ?? 0];
}

describe('words and drawings of a group', () => {
  test('reach the people in it and the moderators, and nobody else', async () => {
    const [one, two] = await split('Find the keys');
    const seen = await Promise.all([host, ada, bosco].map((client) => follow(at(client))));
    await at(ada).ok('chat.post', { key: key(), text: 'among us', group: one });
    await at(ada).ok('mark.make', { key: key(), page: `group/${one}/1`, mark });
    await at(bosco).ok('chat.post', { key: key(), text: 'for all' });
    const { seq } = await state();
    for (const [index, client] of [host, ada, bosco].entries()) {
      await at(client).until(() => (seen[index]?.().seq === seq ? seq : undefined));
    }
    const texts = seen.map((one) => one().messages.map(({ text }) => text));
    expect(texts).toEqual([['among us', 'for all'], ['among us', 'for all'], ['for all']]);
    expect(seen.map((state) => marksOn(state().board, `group/${one}/1`).length)).toEqual([1, 1, 0]);
    expect(JSON.stringify(bosco?.heard)).not.toContain('among us');
    expect(seen[2]?.().groups.map(({ id, name }) => [id, name])).toEqual([
      [one, 'One'],
      [two, 'Two'],
    ]);
    expect(seen[2]?.().split?.task).toBe('Find the keys');
  });

  test('are not there for others: neither to write to, nor to draw on, nor to answer', async () => {
    const [one] = await split();
    const { seq } = await at(ada).ok('chat.post', { key: key(), text: 'among us', group: one });
    const before = (await state()).seq;
    const page = `group/${one}/1`;
    const asked = [
      at(bosco).ask('chat.post', { key: key(), text: 'me too', group: one }),
      at(bosco).ask('chat.post', { key: key(), text: 'me too', reply: seq }),
      at(bosco).ask('chat.remove', { key: key(), message: seq }),
      at(bosco).ask('mark.make', { key: key(), page, mark }),
      at(bosco).ask('page.show', { key: key(), page }),
      at(bosco).ask('page.add', { key: key(), group: one }),
      at(bosco).ask('board.point', { page, at: [1, 1] }),
      at(bosco).ask('board.sketch', { page, stroke: key(), ink: 'ink', width: 60, path: [1, 1] }),
      at(bosco).ask('chat.post', { key: key(), text: 'nobody', group: 999 }),
    ];
    expect(await Promise.all(asked.map(code))).toEqual(asked.map(() => 'NOT_FOUND'));
    expect((await state()).seq).toBe(before);
  });

  test('the pages of a group are turned by its members, those of the class are not', async () => {
    const [one] = await split();
    await at(ada).ok('page.add', { key: key(), group: one });
    expect((await state()).groups.find(({ id }) => id === one)).toMatchObject({ page: `group/${one}/2`, blanks: 2 });
    await at(ada).ok('page.show', { key: key(), page: `group/${one}/1` });
    expect(await code(at(ada).ask('page.add', { key: key() }))).toBe('NOT_ALLOWED');
    expect(await code(at(ada).ask('page.show', { key: key(), page: 'blank/1' }))).toBe('NOT_ALLOWED');
    expect(await code(at(ada).ask('part.show', { key: key(), page: 'blank/1', part: [0, 0, 5_000] }))).toBe(
      'NOT_ALLOWED',
    );
    expect(await code(at(ada).ask('mark.make', { key: key(), page: 'blank/1', mark }))).toBe('NOT_ALLOWED');
    expect(await code(at(ada).ask('page.show', { key: key(), page: `group/${one}/3` }))).toBe('NOT_FOUND');
    expect((await state()).board.page).toBe('blank/1');
  });

  test('having been in a group opens no page of the class, neither to draw nor to erase', async () => {
    await at(host).ok('board.give', { key: key(), to: who(ada) });
    const { seq } = await at(ada).ok('mark.make', { key: key(), page: 'blank/1', mark });
    await at(host).ok('board.take', { key: key(), from: who(ada) });
    const [one] = await split();
    const own = await at(ada).ok('mark.make', { key: key(), page: `group/${one}/1`, mark });
    expect(await code(at(ada).ask('mark.erase', { key: key(), page: 'blank/1', marks: [seq] }))).toBe('NOT_ALLOWED');
    expect(await code(at(bosco).ask('mark.erase', { key: key(), page: `group/${one}/1`, marks: [own.seq] }))).toBe(
      'NOT_FOUND',
    );
    await at(ada).ok('mark.erase', { key: key(), page: `group/${one}/1`, marks: [own.seq] });
    expect(marksOn((await state()).board, 'blank/1')).toHaveLength(1);
    expect(await code(at(ada).ask('deck.open', { key: key(), deck: await live.fixtures.deck(world.classId) }))).toBe(
      'NOT_ALLOWED',
    );
  });

  test('a stroke in progress is seen in the group only', async () => {
    const [one] = await split();
    await at(host).ok('group.move', { key: key(), who: who(host), to: one });
    await at(ada).ok('board.sketch', {
      page: `group/${one}/1`,
      stroke: key(),
      ink: 'ink',
      width: 60,
      path: [1, 1],
    });
    await at(host).push('board.sketched');
    await at(bosco).ok('log.since', { after: 0 });
    expect(at(bosco).heard.filter(({ name }) => name === 'board.sketched')).toEqual([]);
  });

  test('a person who is moved into a group has what was said there before; so has one whose connection was gone meanwhile', async () => {
    const [one] = await split();
    await at(ada).ok('chat.post', { key: key(), text: 'before you came', group: one });
    const seen = await follow(at(bosco));
    const { seq } = await state();
    await at(host).ok('group.move', { key: key(), who: who(bosco), to: one });
    const got = await at(bosco).until(() => (groupNow(seen(), who(bosco))?.id === one ? seen() : undefined));
    expect(got.messages.map(({ text }) => text)).toEqual(['before you came']);
    expect(got.board).toEqual(stateFor(await state(), { id: who(bosco), moderates: false }).board);
    const again = await at(bosco).ok('log.since', { after: seq });
    expect(again.snapshot && unpack(again.snapshot).messages.map(({ text }) => text)).toEqual(['before you came']);
  });

  test('a person who is made co-host while the connection is gone has what is written from then on', async () => {
    await at(bosco).ok('chat.tell', { key: key(), text: 'in private' });
    const { seq } = await state();
    await at(host).ok('cohost.name', { key: key(), to: who(ada) });
    const { snapshot } = await at(ada).ok('log.since', { after: seq });
    expect(snapshot && unpack(snapshot).messages).toEqual([]);
    await at(bosco).ok('chat.tell', { key: key(), text: 'from now on' });
    const later = await at(ada).ok('log.since', { after: seq });
    expect(later.snapshot && unpack(later.snapshot).messages.map(({ text }) => text)).toEqual(['from now on']);
  });

  test('a message that comes after the groups were closed is kept with its group', async () => {
    const [one] = await split();
    await at(host).ok('order.lock', { key: key(), what: 'chat' });
    await at(host).ok('groups.call', { key: key(), seconds: 0 });
    await at(ada).ok('chat.post', { key: key(), text: 'on its way', group: one });
    expect(await code(at(ada).ask('chat.post', { key: key(), text: 'for all' }))).toBe('NOT_ALLOWED');
    await at(ada).ok('mark.make', { key: key(), page: `group/${one}/1`, mark });
    const { messages, board, split: over } = await state();
    expect(messages.map(({ text, group }) => [text, group])).toEqual([['on its way', one]]);
    expect(marksOn(board, `group/${one}/1`)).toHaveLength(1);
    expect(over).toBeUndefined();
  });
});

describe('voices', () => {
  type Consumers = AnswerValue<'media.receive'>['consumers'];
  const from = (consumers: Consumers) => consumers.map(({ personId }) => personId).sort();

  test('go to people in the same group, and to all from a person who speaks to all', async () => {
    const [one] = await split();
    const heard = await world.setUp(at(ada));
    expect(from(heard.consumers)).toEqual([]);
    await at(host).ok('groups.broadcast', { key: key(), on: true });
    expect((await at(ada).push('media.consumer.new')).consumer.personId).toBe(who(host));
    await at(host).ok('groups.broadcast', { key: key(), on: false });
    await at(ada).push('media.consumer.closed');
    // The lecturer visits the group: they are heard there, and hear who speaks there.
    const lecturer = await world.setUp(at(host));
    expect(from(lecturer.consumers)).toEqual([]);
    await world.publish(at(ada), heard.sending, 'microphone');
    await at(host).ok('group.move', { key: key(), who: who(host), to: one });
    expect((await at(host).push('media.consumer.new')).consumer.personId).toBe(who(ada));
  });

  test('of a co-host who spoke to all are for their own group again once they are co-host no longer', async () => {
    await split();
    await at(host).ok('cohost.name', { key: key(), to: who(ada) });
    const { sending } = await world.setUp(at(ada));
    await world.publish(at(ada), sending, 'microphone');
    await world.setUp(at(bosco));
    await at(ada).ok('groups.broadcast', { key: key(), on: true });
    const { consumer } = await at(bosco).push('media.consumer.new');
    await at(host).ok('cohost.release', { key: key(), from: who(ada) });
    expect(await at(bosco).push('media.consumer.closed')).toEqual({ consumerId: consumer.id });
    await (await live.part(ClassSessions).open(world.classId)).settle();
    expect((await state()).people[who(ada)]?.sources).toEqual(['microphone']);
    expect((await state()).split).not.toHaveProperty('broadcast');
  });

  test('of a group are closed when the class is together again; a person who leaves the group no longer hears it', async () => {
    const [one] = await split();
    const speaking = await world.setUp(at(ada));
    await world.publish(at(ada), speaking.sending, 'microphone');
    await at(host).ok('group.move', { key: key(), who: who(bosco), to: one });
    const listening = await world.setUp(at(bosco));
    expect(from(listening.consumers)).toEqual([who(ada)]);
    await at(host).ok('group.move', { key: key(), who: who(bosco) });
    expect(await at(bosco).push('media.consumer.closed')).toEqual({ consumerId: listening.consumers[0]?.id });
    await at(host).ok('groups.call', { key: key(), seconds: 0 });
    expect((await state()).people[who(ada)]?.sources).toEqual([]);
    expect(
      await code(
        at(ada).ask('media.produce', {
          transportId: speaking.sending,
          source: 'microphone',
          rtpParameters: world.browser.rtpParameters('microphone'),
        }),
      ),
    ).toBe('NOT_ALLOWED');
  });
});

describe('groups', () => {
  test('are visited where a hand is up, and that answers it', async () => {
    const [one] = await split();
    await at(ada).ok('hand.raise', { key: key() });
    await at(host).ok('group.move', { key: key(), who: who(host), to: one });
    expect((await state()).people[who(ada)]?.hand).toBeUndefined();
    await at(host).ok('group.move', { key: key(), who: who(host) });
    expect(groupNow(await state(), who(host))).toBeUndefined();
  });

  test('are called back: everybody is in the class when the time is up', async () => {
    await split();
    await at(host).ok('groups.call', { key: key(), seconds: 1 });
    expect((await state()).split?.called?.endsAt).toBeGreaterThan(Date.now() - 5_000);
    await at(host).until(() => at(host).events.find((event) => event.endsWith('groups-closed')));
    expect((await state()).split).toBeUndefined();
  });

  test('are called back, and go on when the call is taken back', async () => {
    await split();
    await at(host).ok('groups.call', { key: key(), seconds: 600 });
    await at(host).ok('groups.call', { key: key() });
    expect((await state()).split?.called).toBeUndefined();
  });

  test('whose countdown ran out while the service was away are closed once it is back', async () => {
    await split();
    await at(host).ok('groups.call', { key: key(), seconds: 1 });
    await live.stopApp();
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    await live.startApp();
    const again = await live.connect(at(ada).ticket);
    await again.ok('class.enter', { after: 0 });
    const seen = await follow(again);
    await again.until(() => (seen().split ? undefined : true));
    expect(groupNow(seen(), who(ada))).toBeUndefined();
  });

  test('are made anew: numbers go on, and nobody is named twice or from elsewhere', async () => {
    await split();
    const [three, four] = await split();
    expect([three, four]).toEqual([3, 4]);
    expect((await state()).groups.map(({ closed }) => closed ?? false)).toEqual([true, true, false, false]);
    const twice = [
      { name: 'A', members: [who(ada)] },
      { name: 'B', members: [who(ada)] },
    ];
    expect(await code(at(host).ask('groups.open', { key: key(), groups: twice }))).toBe('BAD_INPUT');
    const elsewhere = [{ name: 'A', members: [randomUUID()] }];
    expect(await code(at(host).ask('groups.open', { key: key(), groups: elsewhere }))).toBe('NOT_FOUND');
    expect(await code(at(host).ask('group.move', { key: key(), who: who(ada), to: 1 }))).toBe('NOT_FOUND');
    expect(await code(at(host).ask('groups.open', { key: key(), groups: [] }))).toBe('BAD_INPUT');
  });

  test('a co-host moves students, and no lecturer', async () => {
    const [one, two] = await split();
    await at(host).ok('group.move', { key: key(), who: who(ada) });
    await at(host).ok('cohost.name', { key: key(), to: who(ada) });
    expect(await code(at(ada).ask('group.move', { key: key(), who: who(host), to: one }))).toBe('NOT_ALLOWED');
    const withHost = [{ name: 'A', members: [who(host)] }];
    expect(await code(at(ada).ask('groups.open', { key: key(), groups: withHost }))).toBe('NOT_ALLOWED');
    await at(ada).ok('group.move', { key: key(), who: who(ada), to: two });
    await at(ada).ok('group.move', { key: key(), who: who(bosco), to: one });
    expect([groupNow(await state(), who(ada))?.id, groupNow(await state(), who(bosco))?.id]).toEqual([two, one]);
  });

  test('the same request sent twice splits once', async () => {
    const request = { key: key(), groups: [{ name: 'One', members: [who(ada)] }] };
    const first = await at(host).ok('groups.open', request);
    expect(await at(host).ok('groups.open', request)).toEqual(first);
    expect((await state()).groups).toHaveLength(1);
  });
});
