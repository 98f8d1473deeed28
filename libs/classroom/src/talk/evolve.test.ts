import { describe, expect, test } from '@jest/globals';
import { classOf, next, opened } from '../decide-testing.ts';
import type { ClassEvent, NewClassEvent } from '../events.ts';
import { foldAll } from '../fold.ts';
import { captionsKept, emptyClass, paceStepMs } from '../state.ts';
import type { ClassState } from '../state.ts';

const classAfter = (...events: NewClassEvent[]): ClassState => classOf([...opened, ...events]);
const say = (by: string, pace: 'slow' | 'fast' | 'lost' | 'well', was: typeof pace = 'well'): NewClassEvent => ({
  by,
  type: 'pace-said',
  body: { pace, was },
});

describe('messages', () => {
  test('keep all that was said of them, and nothing that was not', () => {
    const body = { text: 'Muraho', to: 'moderators', answers: 'ada', reply: 3, group: 2 } as const;
    const { messages } = classAfter(
      { by: 'host', key: 'key', type: 'message-posted', body },
      { by: 'ada', type: 'message-posted', body: { text: 'Neza' } },
    );
    expect(messages).toEqual([
      { seq: next, at: next - 1, by: 'host', key: 'key', ...body },
      { seq: next + 1, at: next, by: 'ada', text: 'Neza' },
    ]);
    expect(Object.keys(messages[1] ?? {})).toEqual(['seq', 'at', 'by', 'text']);
  });

  test('that were removed have no words, but who removed them', () => {
    const { messages } = classAfter(
      { by: 'ada', type: 'message-posted', body: { text: 'Muraho' } },
      { by: 'bosco', type: 'message-posted', body: { text: 'Neza' } },
      { by: 'host', type: 'message-removed', body: { message: next } },
    );
    expect(messages[0]).toMatchObject({ text: '', removedBy: 'host' });
    expect(messages[1]).toMatchObject({ text: 'Neza' });
    expect(messages[1]).not.toHaveProperty('removedBy');
  });
});

describe('the pace', () => {
  test('counts each person once, by what they said last', () => {
    const { pace } = classAfter(say('ada', 'slow'), say('bosco', 'lost'), say('ada', 'fast', 'slow'));
    expect(pace.now).toEqual({ slow: 0, fast: 1, lost: 1 });
    expect(pace.said).toEqual({ ada: 'fast', bosco: 'lost' });
    expect(classAfter(say('ada', 'slow'), say('ada', 'well', 'slow')).pace.now).toEqual({ slow: 0, fast: 0, lost: 0 });
  });

  test('never falls below nobody, and keeps no word without a name', () => {
    expect(classAfter(say('ada', 'well', 'slow')).pace.now.slow).toBe(0);
    const { pace } = classAfter(say('', 'slow'));
    expect([pace.now.slow, pace.said]).toEqual([1, {}]);
  });

  test('begins anew for everybody once it was taken in', () => {
    const { pace } = classAfter(say('ada', 'slow'), { by: 'host', type: 'pace-cleared', body: {} });
    expect(pace.now).toEqual({ slow: 0, fast: 0, lost: 0 });
    expect(pace.said).toEqual({});
    expect(pace.curve.at(-1)).toMatchObject({ slow: 0 });
  });

  test('is drawn with one point a step of time, the last word of each', () => {
    const at = (ms: number, event: NewClassEvent, seq: number) => ({ ...event, seq, at: ms }) as ClassEvent;
    const { pace } = foldAll(emptyClass, [
      at(paceStepMs, say('ada', 'slow'), 1),
      at(2 * paceStepMs - 1, say('bosco', 'slow'), 2),
      at(2 * paceStepMs, say('ada', 'well', 'slow'), 3),
    ]);
    expect(pace.curve).toEqual([
      { slow: 2, fast: 0, lost: 0, at: 2 * paceStepMs - 1 },
      { slow: 1, fast: 0, lost: 0, at: 2 * paceStepMs },
    ]);
  });
});

describe('captions', () => {
  test('are the last ones alone, and say whether a program understood them', () => {
    const events = Array.from({ length: captionsKept + 1 }, (_, number): NewClassEvent => {
      return { by: 'host', type: 'captioned', body: { text: String(number), ...(number === 1 ? { auto: true } : {}) } };
    });
    const { captions } = classAfter(...events);
    expect(captions).toHaveLength(captionsKept);
    expect(captions[0]).toEqual({ seq: next + 1, at: next, by: 'host', text: '1', auto: true });
    expect(captions[1]).not.toHaveProperty('auto');
  });
});

describe('a countdown', () => {
  const start: NewClassEvent = { by: 'host', type: 'countdown-started', body: { seconds: 90 } };

  test('ends so many seconds after it was begun, and has a name where it was given one', () => {
    expect(classAfter(start).countdown).toStrictEqual({ endsAt: next - 1 + 90_000, seconds: 90 });
    const named: NewClassEvent = { ...start, body: { seconds: 90, label: 'Exercise' } } as NewClassEvent;
    expect(classAfter(named).countdown?.label).toBe('Exercise');
  });

  test('is gone when it is stopped', () => {
    const { countdown, people } = classAfter(start, { by: 'host', type: 'countdown-stopped', body: {} });
    expect(countdown).toBeUndefined();
    expect(people).toHaveProperty('host');
  });
});
