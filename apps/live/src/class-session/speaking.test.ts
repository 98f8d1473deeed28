import { expect, test } from '@jest/globals';
import { emptyClass, foldAll } from '#classroom';
import type { ClassEvent, NewClassEvent } from '#classroom';
import type { Connection } from './connection.ts';
import type { Seat } from './seat.ts';
import { Speaking } from './speaking.ts';

const joins = (by: string): NewClassEvent => ({ by, type: 'joined', body: { name: by, role: 'listener' } });
const splits: NewClassEvent = {
  by: 'ada',
  type: 'groups-opened',
  body: { groups: [{ id: 1, name: 'One', members: ['bosco', 'chantal'] }] },
};
const stateOf = (...events: NewClassEvent[]) =>
  foldAll(
    emptyClass,
    events.map((event, index) => ({ ...event, seq: index + 1, at: index }) as ClassEvent),
  );
const all = ['ada', 'bosco', 'chantal'].map(joins);

function seatsOf(told: string[]): Seat[] {
  return ['ada', 'bosco', 'chantal'].map((personId) => {
    const connection = {
      push: (_: string, { people }: { people: string[] }) => void told.push(`${personId}: ${people.join(' ')}`),
    };
    return { personId, connection: connection as unknown as Connection } as Seat;
  });
}

test('everybody is told at once who speaks, and people in groups whom they hear, when it changes', () => {
  const [told, toAll]: [string[], string[]] = [[], []];
  const speaking = new Speaking('class', (_, name, payload) => void toAll.push(`${name} ${JSON.stringify(payload)}`));
  const seats = seatsOf(told);
  speaking.changed(['ada', 'bosco', 'b', 'c', 'd', 'e'], stateOf(...all), seats);
  expect([told, toAll]).toEqual([[], ['media.speaking {"people":["ada","bosco","b","c","d"]}']]);
  const split = stateOf(...all, splits);
  speaking.moved(split, seats);
  expect(told).toEqual(['ada: ada b c d e', 'bosco: bosco', 'chantal: bosco']);
  speaking.changed(['bosco'], split, seats);
  expect(told.slice(3)).toEqual(['ada: ']);
});

test('a person who comes in is told who speaks already, and nothing when nobody does', () => {
  const told: string[] = [];
  const speaking = new Speaking('class', () => undefined);
  const [ada] = seatsOf(told);
  speaking.entered(stateOf(...all), ada as Seat);
  expect(told).toEqual([]);
  speaking.changed(['bosco', 'chantal'], stateOf(...all), []);
  speaking.entered(stateOf(...all), ada as Seat);
  expect(told).toEqual(['ada: bosco chantal']);
});
