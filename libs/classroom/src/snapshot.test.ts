import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import type { NewClassEvent } from './events.ts';
import { foldAll } from './fold.ts';
import { pack, unpack } from './snapshot.ts';
import type { Snapshot } from './snapshot.ts';
import { emptyClass } from './state.ts';
import { logs } from './testing.ts';

describe('a snapshot', () => {
  test('unpacks to the state it was made from, over the wire too', () => {
    fc.assert(
      fc.property(logs(), (log) => {
        const state = foldAll(emptyClass, log);
        const sent = JSON.parse(JSON.stringify(pack(state, 'ada'))) as Snapshot;
        expect(unpack(sent)).toEqual(state);
      }),
      { numRuns: 300 },
    );
  });

  test('knows the people of groups again, those too who are not in the class', () => {
    const log = [
      { by: 'ada', type: 'joined', body: { name: 'Ada', role: 'listener' } },
      { by: 'host', type: 'groups-opened', body: { groups: [{ id: 1, name: 'One', members: ['ada', 'late'] }] } },
    ] satisfies NewClassEvent[];
    const state = foldAll(
      emptyClass,
      log.map((event, index) => ({ ...event, seq: index + 1, at: index })),
    );
    expect(unpack(pack(state, 'ada')).groups).toMatchObject([{ id: 1, members: ['ada', 'late'] }]);
  });

  test('keeps the viewer’s own keys and nobody else’s', () => {
    const log = (['ada', 'bosco'] as const).map(
      (by, index) =>
        ({ seq: index + 1, at: index, by, key: `key of ${by}`, type: 'message-posted', body: { text: 'x' } }) as const,
    );
    const { messages } = unpack(pack(foldAll(emptyClass, log), 'ada'));
    expect(messages.map(({ key }) => key)).toEqual(['key of ada', undefined]);
  });
});
