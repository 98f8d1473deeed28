import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { emptyClass, fold, foldAll, sources } from '#classroom';
import type { ClassEvent, ClassState, NewClassEvent } from '#classroom';
import { logs } from '#classroom/testing';
import { settle } from './settle.ts';
import type { Reality } from './settle.ts';

const append = (state: ClassState, events: readonly NewClassEvent[]): ClassState =>
  events.reduce((before, event) => fold(before, { ...event, seq: before.seq + 1, at: 0 } as ClassEvent), state);

const realities = fc.dictionary(
  fc.constantFrom('ada', 'bosco', 'chantal', 'didier'),
  fc.record({
    here: fc.boolean(),
    goneBecause: fc.constantFrom('line', 'left', 'server'),
    sending: fc.uniqueArray(fc.constantFrom(...sources)),
  }),
) as fc.Arbitrary<Record<string, Reality>>;

describe('settling', () => {
  test('says what is no longer sent, then what is sent now', () => {
    const state = append(emptyClass, [
      { by: 'ada', type: 'joined', body: { name: 'Ada', role: 'host' } },
      { by: 'ada', type: 'media-started', body: { source: 'microphone' } },
      { by: 'ada', type: 'media-started', body: { source: 'camera' } },
    ]);
    expect(settle(state, () => ({ here: true, goneBecause: 'line', sending: ['microphone', 'screen'] }))).toEqual([
      { by: 'ada', type: 'media-stopped', body: { source: 'camera' } },
      { by: 'ada', type: 'media-started', body: { source: 'screen' } },
    ]);
  });

  test('after it, the log says what is so; a second time there is nothing to say', () => {
    fc.assert(
      fc.property(logs(), realities, (log, real) => {
        const state = foldAll(emptyClass, log);
        const settled = append(
          state,
          settle(state, (id) => real[id]),
        );
        for (const person of Object.values(state.people)) {
          const reality = real[person.id];
          const after = settled.people[person.id];
          if (state.endedAt !== undefined || !reality || !person.present) expect(after).toEqual(person);
          else {
            expect(after?.present).toBe(reality.here);
            expect([...(after?.sources ?? [])].sort()).toEqual(reality.here ? [...reality.sending].sort() : []);
          }
        }
        expect(settle(settled, (id) => real[id])).toEqual([]);
      }),
    );
  });
});
