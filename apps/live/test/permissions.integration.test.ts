import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import * as Y from 'yjs';
import { textOf, together } from '#classroom/notes';
import { requests } from '#contract';
import type { LiveErrorCode, Payload, RequestName } from '#contract';
import { dtlsParameters } from './browser-objects.ts';
import { LiveUnderTest } from './live-under-test.ts';
import type { Client } from './live-under-test.ts';
import { World } from './world.ts';
import type { Setup } from './world.ts';

let live: LiveUnderTest;
beforeAll(async () => {
  live = await LiveUnderTest.start();
});
afterAll(() => live.stop());

/**
 * Who sends it: people of the class; `outside` is admitted but has not entered; `elsewhere` is the host of another class, and sends what
 * belongs to this one; `after` is the host when the class has ended.
 */
const roles = ['host', 'listener', 'speaker', 'outside', 'elsewhere', 'after'] as const;
type Role = (typeof roles)[number];
type Outcome = 'ok' | LiveErrorCode;

interface Walk<N extends RequestName> {
  /** What a client of the class sends; `own` is what the sender has set up, when there is such a thing. */
  payload: (world: World, own: Setup | undefined, sender: Client) => Payload<N> | Promise<Payload<N>>;
  outcome: Readonly<Record<Role, Outcome>>;
}

const outcome = (
  host: Outcome,
  listener: Outcome,
  speaker: Outcome,
  outside: Outcome,
  elsewhere: Outcome,
  after: Outcome,
): Record<Role, Outcome> => ({ host, listener, speaker, outside, elsewhere, after });

const [never, never2, over, none] = ['NOT_ALLOWED', 'NOT_ENTERED', 'CLASS_ENDED', 'NOT_FOUND'] as const;
const key = () => randomUUID();
/** Actions that everybody in a class may do, and actions for moderators only. */
const everybody = outcome('ok', 'ok', 'ok', never2, 'ok', over);
const moderators = outcome('ok', never, never, never2, 'ok', over);
/** Actions on somebody or something of this class: NOT_FOUND for the host of another class. */
const moderatorsTo = outcome('ok', never, never, never2, none, over);
const form: Payload<'poll.open'>['form'] = {
  kind: 'single',
  question: 'Which key?',
  choices: ['Primary', 'Foreign'],
  anonymous: false,
};
const mark: Payload<'mark.make'>['mark'] = { kind: 'stroke', ink: 'ink', width: 60, path: [100, 100, 5, 5] };

/** A change of the notes as a window makes it. */
function written(text: string): string {
  const doc = new Y.Doc();
  textOf(doc).insert(0, text);
  return together([Y.encodeStateAsUpdate(doc)]);
}

/** Sequence number of the event that the message is about. */
const seqOf = async (appended: Promise<{ seq: number }>) => (await appended).seq;
const posted = ({ host }: World) => seqOf(host.ok('chat.post', { key: key(), text: 'Muraho' }));
const asked = ({ host }: World) => seqOf(host.ok('question.ask', { key: key(), text: 'Why?' }));
const opened = ({ host }: World) => seqOf(host.ok('poll.open', { key: key(), form }));
async function knocked(world: World): Promise<string> {
  await world.host.ok('order.lock', { key: key(), what: 'door' });
  const outside = await live.connect(await live.ticket(world.classId, 'listener', 'Outside'));
  await outside.ask('class.enter', { after: 0 });
  return outside.ticket.personId;
}

/** All messages of the contract: a missing one does not compile. */
const walks: { readonly [N in RequestName]: Walk<N> } = {
  'class.enter': { payload: () => ({ after: 0 }), outcome: outcome('ok', 'ok', 'ok', 'ok', 'ok', 'ok') },
  'class.leave': { payload: () => ({}), outcome: outcome('ok', 'ok', 'ok', never2, 'ok', 'ok') },
  'class.end': { payload: () => ({}), outcome: outcome('ok', never, never, never2, 'ok', over) },
  'log.since': { payload: () => ({ after: 0 }), outcome: outcome('ok', 'ok', 'ok', never2, 'ok', 'ok') },
  'chat.post': {
    payload: () => ({ key: key(), text: 'Muraho' }),
    outcome: outcome('ok', 'ok', 'ok', never2, 'ok', over),
  },
  'chat.tell': { payload: () => ({ key: key(), text: 'Muraho' }), outcome: everybody },
  // Another person's hand: only moderators may.
  'chat.remove': { payload: async (world) => ({ key: key(), message: await posted(world) }), outcome: moderatorsTo },
  'question.ask': { payload: () => ({ key: key(), text: 'Why?' }), outcome: everybody },
  // A person's own is refused.
  'question.vote': {
    payload: async (world) => ({ key: key(), question: await asked(world), up: true }),
    outcome: outcome(never, 'ok', 'ok', never2, none, over),
  },
  'question.answer': {
    payload: async (world) => ({ key: key(), question: await asked(world), answered: true }),
    outcome: moderatorsTo,
  },
  'question.remove': {
    payload: async (world) => ({ key: key(), question: await asked(world) }),
    outcome: moderatorsTo,
  },
  'notes.edit': { payload: () => ({ key: key(), update: written('Muraho') }), outcome: everybody },
  'poll.open': { payload: () => ({ key: key(), form }), outcome: moderators },
  'poll.answer': {
    payload: async (world) => ({ key: key(), poll: await opened(world), answer: [1] }),
    outcome: outcome('ok', 'ok', 'ok', never2, none, over),
  },
  'poll.close': { payload: async (world) => ({ key: key(), poll: await opened(world) }), outcome: moderatorsTo },
  'poll.show': { payload: async (world) => ({ key: key(), poll: await opened(world) }), outcome: moderatorsTo },
  'poll.putAway': { payload: async (world) => ({ key: key(), poll: await opened(world) }), outcome: moderatorsTo },
  'reaction.send': { payload: () => ({ reaction: 'agree' }), outcome: everybody },
  'pace.say': { payload: () => ({ key: key(), pace: 'fast' }), outcome: everybody },
  'pace.clear': { payload: () => ({ key: key() }), outcome: moderators },
  'countdown.start': { payload: () => ({ key: key(), seconds: 60 }), outcome: moderators },
  'countdown.stop': { payload: () => ({ key: key() }), outcome: moderators },
  'hand.raise': { payload: () => ({ key: key() }), outcome: everybody },
  'hand.lower': { payload: () => ({ key: key() }), outcome: everybody },
  'hand.putDown': { payload: ({ listener }) => ({ key: key(), of: listener.ticket.personId }), outcome: moderatorsTo },
  'caption.say': { payload: () => ({ key: key(), text: 'Good morning' }), outcome: moderators },
  'order.mute': { payload: ({ speaker }) => ({ key: key(), who: speaker.ticket.personId }), outcome: moderatorsTo },
  'order.muteAll': { payload: () => ({ key: key() }), outcome: moderators },
  'order.lock': { payload: () => ({ key: key(), what: 'chat' }), outcome: moderators },
  'order.unlock': { payload: () => ({ key: key(), what: 'chat' }), outcome: moderators },
  'order.letIn': { payload: async (world) => ({ key: key(), who: await knocked(world) }), outcome: moderatorsTo },
  'order.turnAway': { payload: async (world) => ({ key: key(), who: await knocked(world) }), outcome: moderatorsTo },
  'order.sendOut': {
    // People may not do it to themselves, nor to others of the same role.
    payload: ({ speaker, listener }, _own, sender) => ({
      key: key(),
      who: (sender === speaker ? listener : speaker).ticket.personId,
      back: true,
    }),
    outcome: moderatorsTo,
  },
  'order.letBack': {
    payload: ({ listener }) => ({ key: key(), who: listener.ticket.personId }),
    outcome: moderatorsTo,
  },
  'cohost.name': { payload: ({ listener }) => ({ key: key(), to: listener.ticket.personId }), outcome: moderatorsTo },
  'cohost.release': {
    payload: ({ listener }) => ({ key: key(), from: listener.ticket.personId }),
    outcome: moderatorsTo,
  },
  'pictures.allow': {
    payload: ({ listener }) => ({ key: key(), to: listener.ticket.personId, beside: false }),
    outcome: moderatorsTo,
  },
  'pictures.withdraw': {
    payload: ({ speaker }) => ({ key: key(), from: speaker.ticket.personId }),
    outcome: moderatorsTo,
  },
  'captioner.name': {
    payload: ({ listener }) => ({ key: key(), to: listener.ticket.personId }),
    outcome: moderatorsTo,
  },
  'captioner.release': {
    payload: ({ listener }) => ({ key: key(), from: listener.ticket.personId }),
    outcome: moderatorsTo,
  },
  'deck.open': {
    payload: async ({ classId }) => ({ key: key(), deck: await live.fixtures.deck(classId) }),
    outcome: moderatorsTo,
  },
  'groups.open': {
    payload: ({ listener }) => ({ key: key(), groups: [{ name: 'One', members: [listener.ticket.personId] }] }),
    outcome: moderatorsTo,
  },
  'group.move': { payload: ({ listener }) => ({ key: key(), who: listener.ticket.personId }), outcome: moderatorsTo },
  'groups.call': { payload: () => ({ key: key(), seconds: 30 }), outcome: moderators },
  'groups.broadcast': { payload: () => ({ key: key(), on: true }), outcome: moderators },
  'page.add': { payload: () => ({ key: key() }), outcome: moderators },
  'part.show': { payload: () => ({ key: key(), page: 'blank/1', part: [0, 0, 5_000] }), outcome: moderators },
  'page.show': { payload: () => ({ key: key(), page: 'blank/1' }), outcome: moderators },
  'board.putAway': { payload: () => ({ key: key() }), outcome: moderators },
  'page.clear': { payload: () => ({ key: key(), page: 'blank/1' }), outcome: moderators },
  'mark.make': { payload: () => ({ key: key(), page: 'blank/1', mark }), outcome: moderators },
  'mark.erase': { payload: () => ({ key: key(), page: 'blank/1', marks: [1] }), outcome: moderators },
  'board.give': { payload: ({ listener }) => ({ key: key(), to: listener.ticket.personId }), outcome: moderatorsTo },
  'board.take': { payload: () => ({ key: key() }), outcome: moderators },
  'board.sketch': {
    payload: () => ({ page: 'blank/1', stroke: key(), ink: 'ink', width: 60, path: [1, 1] }),
    outcome: moderators,
  },
  'board.point': { payload: () => ({ page: 'blank/1', at: [1, 1] }), outcome: moderators },
  'floor.give': {
    payload: ({ listener }) => ({ key: key(), to: listener.ticket.personId }),
    outcome: outcome('ok', never, never, never2, none, over),
  },
  'floor.take': {
    payload: ({ speaker }) => ({ key: key(), from: speaker.ticket.personId }),
    outcome: outcome('ok', never, 'ok', never2, none, over),
  },
  'media.send': { payload: () => ({}), outcome: outcome('ok', 'ok', 'ok', never2, 'ok', over) },
  'media.receive': {
    payload: ({ browser }) => ({ rtpCapabilities: browser.rtpCapabilities, want: ['microphone'] }),
    outcome: outcome('ok', 'ok', 'ok', never2, 'ok', over),
  },
  'media.want': { payload: () => ({ want: [] }), outcome: outcome('ok', 'ok', 'ok', never2, 'ok', over) },
  'media.connect': {
    async payload(world, own, sender) {
      // The transport is not connected yet.
      const transportId = own ? (await sender.ok('media.send', {})).transport.id : world.sending;
      return { transportId, dtlsParameters: dtlsParameters() };
    },
    outcome: outcome('ok', 'ok', 'ok', never2, none, over),
  },
  'media.restartIce': {
    payload: ({ sending }, own) => ({ transportId: own?.receiving ?? sending }),
    outcome: outcome('ok', 'ok', 'ok', never2, none, over),
  },
  'media.produce': {
    payload: ({ sending, browser }, own) => ({
      transportId: own?.sending ?? sending,
      source: 'microphone',
      rtpParameters: browser.rtpParameters('microphone'),
    }),
    outcome: outcome('ok', never, 'ok', never2, none, over),
  },
  'media.stop': {
    async payload(world, own, sender) {
      const mayPublish = own && sender !== world.listener;
      return { producerId: mayPublish ? await world.publish(sender, own.sending, 'microphone') : world.producer };
    },
    outcome: outcome('ok', none, 'ok', never2, none, over),
  },
  'media.resume': {
    async payload(world, own, sender) {
      // What the host is told to receive: somebody else's voice.
      const theirs = sender === world.host ? await world.setUp(world.speaker) : undefined;
      if (theirs) await world.publish(world.speaker, theirs.sending, 'microphone');
      const consumer = theirs ? (await sender.push('media.consumer.new')).consumer : own?.consumers[0];
      return { consumerId: consumer?.id ?? (await world.setUp(world.listener)).consumers[0]?.id ?? '' };
    },
    outcome: outcome('ok', 'ok', 'ok', never2, none, over),
  },
};

async function senderOf(role: Role, world: World): Promise<Client> {
  switch (role) {
    case 'host':
    case 'listener':
    case 'speaker':
      return world[role];
    case 'outside':
      return live.connect(await live.ticket(world.classId, 'host', 'Outside'));
    case 'elsewhere':
      return live.join(await live.makeClass(), 'host', 'Elsewhere');
    case 'after':
      return world.host;
  }
}

async function walk<N extends RequestName>(name: N, role: Role): Promise<void> {
  const world = await World.make(live);
  const sender = await senderOf(role, world);
  const inside = role !== 'outside' && role !== 'elsewhere';
  const own = inside && name.startsWith('media.') ? await world.setUp(sender) : undefined;
  const payload = await walks[name].payload(world, own, sender);
  if (role === 'after') {
    await world.host.ok('class.end', {});
    await world.host.push('class.closed');
    // A person who comes back may read.
    const again = await live.connect(world.host.ticket);
    await again.ok('class.enter', { after: 0 });
    const answer = await again.ask(name, payload);
    expect(answer.ok ? 'ok' : answer.error.code).toBe(walks[name].outcome[role]);
    return;
  }
  const before = await world.log();
  const answer = await sender.ask(name, payload);
  const expected = walks[name].outcome[role];
  expect(answer.ok ? 'ok' : answer.error.code).toBe(expected);
  // Refused requests and requests to another class append no event here. From outside, entering is allowed.
  if (expected !== 'ok' || role === 'elsewhere') expect(await world.log()).toEqual(before);
}

describe.each(Object.keys(walks) as RequestName[])('%s', (name) => {
  test.each(roles)('%s', (role) => walk(name, role));
});

test('the test knows every message of the contract', () => {
  expect(Object.keys(walks).sort()).toEqual(Object.keys(requests).sort());
});

describe('what belongs to somebody else in the same class', () => {
  test('is not found', async () => {
    const world = await World.make(live);
    const own = await world.setUp(world.speaker);
    const theirs = await world.setUp(world.listener);
    const refused = [
      await world.speaker.ask('media.connect', { transportId: theirs.receiving, dtlsParameters: dtlsParameters() }),
      await world.speaker.ask('media.restartIce', { transportId: theirs.sending }),
      await world.speaker.ask('media.stop', { producerId: world.producer }),
      await world.speaker.ask('media.resume', { consumerId: theirs.consumers[0]?.id ?? '' }),
      await world.speaker.ask('media.produce', {
        transportId: theirs.sending,
        source: 'microphone',
        rtpParameters: world.browser.rtpParameters('microphone'),
      }),
      // The transport is the sender's own, but it is for receiving.
      await world.speaker.ask('media.produce', {
        transportId: own.receiving,
        source: 'microphone',
        rtpParameters: world.browser.rtpParameters('microphone'),
      }),
    ];
    expect(refused.map((answer) => (answer.ok ? 'ok' : answer.error.code))).toEqual(refused.map(() => 'NOT_FOUND'));
  });
});
