import { randomUUID } from 'node:crypto';
import { strToU8, zipSync } from 'fflate';
import * as Y from 'yjs';
import { textOf, together } from '#classroom/notes';
import { forging } from '#classroom/notes-testing';
import { makeVastPicture } from '../../documents/hostile.ts';
import { makePresentation } from '../../documents/presentation.ts';
import type { Attacker } from './attacker.ts';

/** One input of the platform, sent at so many times a size that hurt once. */
export interface Input {
  readonly name: string;
  /** @returns what became of it, in words */
  send(attacker: Attacker, times: number): Promise<string>;
}

const megabyte = 1_000_000;

/** Fragments that each hold the next one twice: what they ask for doubles with each. */
const doubling = (count: number) =>
  `query { ...f0 } ${Array.from({ length: count }, (_, n) => `fragment f${n} on Query { ...f${n + 1} ...f${n + 1} }`).join(' ')} fragment f${count} on Query { viewer { id } }`;

const timetable = 'query ($id: ID!) { section(id: $id) { sessions { id topic startsAt } } }';

/** Sends the next message as soon as one is answered, and counts refusals. */
async function inTurn(count: number, send: (turn: number) => Promise<unknown>): Promise<string> {
  let refused = 0;
  for (let turn = 0; turn < count; turn++) await send(turn).catch(() => (refused += 1));
  return refused === 0 ? 'answered' : `${refused} of ${count} refused`;
}

export const inputs: readonly Input[] = [
  {
    name: 'GraphQL document of fragments that double',
    send: (attacker, times) => attacker.ask(doubling(18 * times)),
  },
  {
    name: 'GraphQL requests at once',
    async send(attacker, times) {
      const asked = Array.from({ length: 30 * times }, () => attacker.ask(timetable, { id: attacker.sectionId }));
      const answers = await Promise.all(asked);
      const refused = answers.filter((answer) => answer !== 'answered').length;
      return refused === 0 ? 'answered' : `${refused} of ${answers.length} refused`;
    },
  },
  {
    name: 'socket messages of lists in lists',
    send: ({ participant }, times) => {
      const depth = 1_500 * times;
      const nested = JSON.parse('['.repeat(depth) + ']'.repeat(depth)) as string;
      return inTurn(20, () => participant.ask('chat.post', { key: randomUUID(), text: nested }));
    },
  },
  {
    name: 'shared notes of empty pieces',
    send: ({ participant }, times) => {
      const update = forging((bytes) =>
        bytes.number(1).number(4_000).number(7).number(0).repeat(4_000, [0, 0]).number(0),
      ).update;
      return inTurn(times, () => participant.ask('notes.edit', { key: randomUUID(), update }));
    },
  },
  {
    name: 'shared notes letter by letter',
    send: ({ participant }, times) =>
      // Some thirty in all: a minute's worth at once, as after a cut, is what one may send.
      inTurn(2 * times, () => {
        const doc = new Y.Doc();
        const text = textOf(doc);
        // Each before the one before it, so that none can be put together with another.
        for (let letter = 0; letter < 200; letter++) text.insert(0, 'a');
        return participant.ask('notes.edit', { key: randomUUID(), update: together([Y.encodeStateAsUpdate(doc)]) });
      }),
  },
  {
    name: 'CSV of blank ragged lines',
    send: (attacker, times) =>
      attacker.importFile('people', strToU8(`id,email,name\n${',\n,,\n'.repeat((2.4 * megabyte * times) / 5)}`)),
  },
  {
    name: 'bundle of blank lines',
    send: (attacker, times) =>
      attacker.importFile(
        'oneroster',
        zipSync({
          'manifest.csv': strToU8('propertyName,value\noneroster.version,1.2\nfile.users,bulk\n'),
          'users.csv': strToU8(`sourcedId,username,givenName,familyName\n${'\n'.repeat(2 * megabyte * times)}`),
        }),
      ),
  },
  {
    name: 'PDF of a vast picture',
    // At the largest 2.5 GB of pixels.
    send: (attacker, times) => attacker.bringSlides(makeVastPicture(Math.round(3_500 * Math.sqrt(times)))),
  },
  {
    name: 'presentation of a vast drawing',
    send: (attacker, times) =>
      attacker.bringSlides(
        makePresentation(['Keys'], {
          picture: 'Pictures/drawing.svg',
          parts: {
            'Pictures/drawing.svg': `<svg xmlns="http://www.w3.org/2000/svg">${'<g><path d="M0 0h1"/></g>'.repeat((megabyte / 25) * times)}</svg>`,
          },
        }),
      ),
  },
];
