import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import type { ClassEvent, ClassEventType } from './events.ts';
import { foldAll } from './fold.ts';
import { emptyClass } from './state.ts';
import { eventTypes } from './testing.ts';
import { trueLogs } from './true-logs.ts';

/** Properties that never reach a case prove nothing: how often these logs come to each. */
const sampled = fc.sample(trueLogs(), { numRuns: 300, seed: 7 });

const share = (is: (log: readonly ClassEvent[]) => boolean): number =>
  sampled.filter((log) => is(log)).length / sampled.length;
const has = (type: ClassEventType) => (log: readonly ClassEvent[]) => log.some((event) => event.type === type);

test('each type of event is in at least three logs of a hundred', () => {
  const seldom = eventTypes.filter((type) => share(has(type)) < 0.03);
  expect(seldom.map((type) => [type, share(has(type))])).toEqual([]);
});

const messageOf = (log: readonly ClassEvent[], seq: number | undefined) => log.find((event) => event.seq === seq);

test.each<[string, number, (log: readonly ClassEvent[]) => boolean]>([
  [
    'somebody is there at the end',
    0.5,
    (log) => Object.values(foldAll(emptyClass, log).people).some((one) => one.present),
  ],
  [
    'an anonymous poll is answered by somebody else than who asked',
    0.1,
    (log) =>
      log.some((event) => {
        const poll = event.type === 'poll-answered' ? messageOf(log, event.body.poll) : undefined;
        return poll?.type === 'poll-opened' && poll.body.anonymous && poll.by !== event.by;
      }),
  ],
  [
    'an answer is given anew',
    0.05,
    (log) => log.some((one) => one.type === 'poll-answered' && one.body.was !== undefined),
  ],
  [
    'a quiz is shown with what is right',
    0.05,
    (log) => log.some((one) => one.type === 'poll-shown' && one.body.right !== undefined),
  ],
  [
    'a mark that is there is erased',
    0.1,
    (log) =>
      log.some(
        (one) =>
          one.type === 'marks-erased' && one.body.marks.every((seq) => messageOf(log, seq)?.type === 'mark-made'),
      ),
  ],
  [
    'something is drawn or written in a group',
    0.1,
    (log) =>
      log.some(
        (one) =>
          (one.type === 'mark-made' && one.body.page.startsWith('group/')) ||
          (one.type === 'message-posted' && one.body.group !== undefined),
      ),
  ],
  [
    'something is confided to somebody by name',
    0.1,
    (log) => log.some((one) => one.type === 'message-posted' && one.body.answers !== undefined),
  ],
  [
    'a message with an answer is removed',
    0.02,
    (log) =>
      log.some(
        (one) =>
          one.type === 'message-removed' &&
          log.some((other) => other.type === 'message-posted' && other.body.reply === one.body.message),
      ),
  ],
  [
    'a co-host is released with something open',
    0.02,
    (log) =>
      log.some(
        (one, place) =>
          one.type === 'cohost-released' &&
          (foldAll(emptyClass, log.slice(0, place)).people[one.body.from]?.sources.length ?? 0) > 0,
      ),
  ],
  ['who stands in does something', 0.05, (log) => foldAll(emptyClass, log).stoodIn.length > 0],
])('%s', (_, least, is) => {
  expect(share(is)).toBeGreaterThan(least);
});

test('each event of a log changes the class, or tells of something that passes', () => {
  const passing: readonly ClassEventType[] = [
    'captioned',
    'closing-told',
    'line-judged',
    'joined',
    'page-shown',
    'page-cleared',
    'poll-shown',
  ];
  for (const log of sampled.slice(0, 100)) {
    let state = emptyClass;
    for (const event of log) {
      const next = foldAll(state, [event]);
      if (!passing.includes(event.type)) expect([event.type, next.seq === state.seq]).toEqual([event.type, false]);
      state = next;
    }
  }
});
