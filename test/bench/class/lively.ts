import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import * as Y from 'yjs';
import { textOf, together } from '#classroom/notes';
import type { Payload } from '#contract';
import type { Participant } from './participant.ts';
import { arrivals, sequence } from './random.ts';
import { sentence, stroke } from './words.ts';

/** How lively a class is, in things a second. */
export interface Rate {
  messages: number;
  strokes: number;
  hands: number;
  votes: number;
  paces: number;
  /** Changes of the shared notes. */
  notes: number;
  /** Lines that are cut and come back. */
  comings: number;
  /** People of a group in the middle third, when the class is split. */
  groupOf: number;
}

const form: Payload<'poll.open'>['form'] = {
  kind: 'single',
  question: 'Which key names a row of another table?',
  choices: ['The primary key', 'The foreign key', 'Neither'],
  right: [1],
  anonymous: true,
};
/** ms within which everybody answers a poll; ms between two polls. */
const pollMs = 5_000;
const pollEveryMs = 60_000;

const random = sequence(2);

/**
 * Lets a class go on for `seconds`: everything at its rate, by people in turn, each at a moment of its own. Classes of one service are not in
 * step: at even pauses from one start on, all classes would do all they do in the same millisecond every ten seconds.
 */
export async function goOn(
  host: Participant,
  people: readonly Participant[],
  rate: Rate,
  seconds: number,
): Promise<void> {
  const started = performance.now();
  const working: Promise<unknown>[] = [];
  let turn = 0;
  const next = () => {
    // Clients that are cut off say nothing.
    for (let tries = 0; tries < people.length; tries += 1) {
      const one = people[(turn += 7) % people.length];
      if (one?.here) return one;
    }
    return host;
  };
  const every = async (perSecond: number, act: () => Promise<unknown> | undefined) => {
    for (const due of arrivals(Math.round(perSecond * seconds), seconds * 1_000, random)) {
      await pause(Math.max(0, started + due - performance.now()));
      const work = act();
      if (work) working.push(work);
    }
  };
  const { seq: question } = await host.ask('question.ask', { key: randomUUID(), text: 'What is a key?' });
  const ups = new Map<Participant, boolean>();
  const hands = new Map<Participant, boolean>();
  const writers = new Map<Participant, () => string>();
  const writes = (one: Participant) => {
    const write = writers.get(one) ?? writer();
    writers.set(one, write);
    return write();
  };
  const flip = (map: Map<Participant, boolean>, one: Participant) => {
    const on = !map.get(one);
    map.set(one, on);
    return on;
  };
  await Promise.all([
    every(rate.messages, () => {
      const one = next();
      return one.say('chat.post', { text: sentence(), ...(one.group === undefined ? {} : { group: one.group }) });
    }),
    every(rate.strokes, () => host.say('mark.make', { page: 'blank/1', mark: stroke() })),
    every(rate.strokes * 5, () =>
      host.ask('board.sketch', { page: 'blank/1', stroke: randomUUID(), ink: 'ink', width: 60, path: [10, 10, 5, 5] }),
    ),
    every(rate.hands, () => {
      const one = next();
      return one.say(flip(hands, one) ? 'hand.raise' : 'hand.lower', {});
    }),
    every(rate.votes, () => {
      const one = next();
      return one.say('question.vote', { question, up: flip(ups, one) });
    }),
    every(rate.notes, () => {
      const one = next();
      return one.say('notes.edit', { update: writes(one) });
    }),
    every(rate.paces, () => next().say('pace.say', { pace: Math.random() < 0.5 ? 'fast' : 'well' })),
    every(rate.comings, async () => {
      const one = next();
      one.goes();
      await pause(500);
      await one.enter();
    }),
    split(host, people, rate.groupOf, seconds * 1_000),
    every(1_000 / pollEveryMs, async () => {
      const { seq: poll } = await host.ask('poll.open', { key: randomUUID(), form });
      await Promise.all(
        people.map(async (one, index) => {
          await pause((index / people.length) * pollMs);
          if (one.here) await one.say('poll.answer', { poll, answer: [index % 3] });
        }),
      );
    }),
  ]);
  await Promise.allSettled(working);
}

/** Splits the class after about a third of the time, and calls all back a third later. */
async function split(host: Participant, people: readonly Participant[], size: number, ms: number): Promise<void> {
  await pause((ms / 3) * (0.75 + random() / 2));
  const groups = Array.from({ length: Math.ceil(people.length / size) }, (_, index) => ({
    name: `Group ${index + 1}`,
    members: people.slice(index * size, (index + 1) * size).map(({ personId }) => personId),
  }));
  await host.say('groups.open', { groups, task: sentence() });
  await pause(ms / 3);
  await host.say('groups.call', { seconds: 5 });
}

/** Writes a sentence into the notes as a window of one's own does. @returns the change */
function writer(): () => string {
  const doc = new Y.Doc();
  return () => {
    const before = Y.encodeStateVector(doc);
    const text = textOf(doc);
    text.insert(text.length, `${sentence()} `);
    return together([Y.encodeStateAsUpdate(doc, before)]);
  };
}
