import { expect, test } from '@jest/globals';
import { emptyClass, foldAll } from '#classroom';
import type { ClassEvent, NewClassEvent } from '#classroom';
import { onceKey, planAppends } from './plan-appends.ts';
import type { Appended, MakeEvents } from './plan-appends.ts';

const message = (text: string, key?: string): NewClassEvent => ({
  by: 'ada',
  key,
  type: 'message-posted',
  body: { text },
});
const stored = (event: NewClassEvent, seq: number): ClassEvent => ({ ...event, seq, at: 1_000 + seq }) as ClassEvent;
const before = [stored({ by: 'ada', type: 'joined', body: { name: 'Ada', role: 'listener' } }, 1)];

/** Plans the batch after `before`, says that it is durable, and tells each of it. */
function planned(
  batch: readonly (readonly [decide: MakeEvents, once?: string])[],
  seqOfKey = new Map<string, number>(),
) {
  const told: (Appended | string)[] = [];
  const events = [...before];
  const plan = planAppends(
    batch.map(([decide, once], index) => ({
      decide,
      once,
      resolve: (appended) => (told[index] = appended),
      reject: (error) => (told[index] = String(error)),
    })),
    { state: foldAll(emptyClass, before), events, seqOfKey },
  );
  events.push(...plan.events.map((event, index) => stored(event, before.length + 1 + index)));
  for (const tell of plan.tell) tell();
  return { plan, told };
}

test('each decides on the state that those before it would leave, and is told its own events', () => {
  const { told } = planned([
    [() => [message('one'), message('two')]],
    [({ messages }) => [message(`after ${String(messages.length)}`)]],
    [() => []],
  ]);
  expect(told).toMatchObject([
    { seq: 3, events: [{ seq: 2 }, { seq: 3 }], repeated: false },
    { seq: 4, events: [{ seq: 4, body: { text: 'after 2' } }], repeated: false },
    { seq: 4, events: [], repeated: false },
  ]);
});

test('a key that is in the log, or earlier in the batch, is answered with the first event and decides nothing', () => {
  const key = '7d1f3a44-4f0e-4d0c-9a57-0e6f1f2f7f11';
  const again: MakeEvents = () => {
    throw new Error('asked again');
  };
  const { plan, told } = planned(
    [
      [() => [message('one', key)], onceKey('ada', key)],
      [again, onceKey('ada', key)],
      [again, 'known'],
    ],
    new Map([['known', 1]]),
  );
  expect(plan.events).toHaveLength(1);
  expect(told.slice(1)).toEqual([
    { seq: 2, events: [], repeated: true },
    { seq: 1, events: [], repeated: true },
  ]);
});

test('a refusal is told to the one who is refused', () => {
  const refuse: MakeEvents = () => {
    throw new Error('refused');
  };
  const { plan, told } = planned([[refuse], [() => [message('one')]]]);
  expect(told[0]).toBe('Error: refused');
  expect(told[1]).toMatchObject({ seq: 2, repeated: false });
  expect(plan.events).toHaveLength(1);
});
