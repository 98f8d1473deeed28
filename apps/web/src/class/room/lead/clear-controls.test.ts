import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { emptyClass, locks } from '#classroom';
import { permissionsOf } from './permissions.ts';
import { pollStage, pollSteps } from './poll-steps.ts';

const words = (language: string) =>
  Object.assign(
    {},
    ...['../../words', './words'].map(
      (folder) =>
        JSON.parse(readFileSync(new URL(`${folder}/${language}.json`, import.meta.url), 'utf8')) as Record<
          string,
          string
        >,
    ),
  ) as Record<string, string>;

const shown = { results: [], answered: 0, at: 1 };
const stages = [undefined, 5].flatMap((closedAt) =>
  [undefined, true as const].flatMap((putAway) =>
    [undefined, shown].flatMap((shownNow) =>
      [undefined, [1]].map((right) => ({
        ...(closedAt === undefined ? {} : { closedAt }),
        ...(putAway && closedAt !== undefined ? { putAway } : {}),
        ...(shownNow ? { shown: shownNow } : {}),
        ...(right ? { right } : {}),
      })),
    ),
  ),
);

describe.each(['en', 'fr'])('controls of the tools say what they do (%s)', (language) => {
  const text = (id: string) => words(language)[id] ?? '';

  test('no two steps of a poll read alike, nor like the button that closes the tools', () => {
    for (const stage of stages) {
      const labels = [...pollSteps(stage).map(({ word }) => text(word)), text('class.close')];
      for (const [place, label] of labels.entries()) {
        const others = labels.filter((_, other) => other !== place);
        expect(label).not.toBe('');
        // Somebody who reads the first two words only must press the right one.
        const begin = label.split(' ').slice(0, 2).join(' ').toLowerCase();
        expect(others.filter((other) => other.toLowerCase().startsWith(begin))).toEqual([]);
      }
    }
  });

  test('every state of a poll has words of its own', () => {
    const told = new Set(stages.map((stage) => text(pollStage(stage))));
    expect(told.size).toBe(5);
    expect(told).not.toContain('');
  });

  test('the words of what students may do continue one sentence', () => {
    for (const { word } of permissionsOf(emptyClass)) expect(text(word)).toMatch(/^\p{Ll}/u);
  });
});

test('a poll that is over can be shown or taken off the screens; only a poll without a right answer is shown before', () => {
  expect(pollSteps({}).map(({ name }) => name)).toEqual(['poll.close', 'poll.show']);
  expect(pollSteps({ right: [0] }).map(({ name }) => name)).toEqual(['poll.close']);
  expect(pollSteps({ closedAt: 1 }).map(({ name }) => name)).toEqual(['poll.show', 'poll.putAway']);
  expect(pollSteps({ closedAt: 1, shown }).map(({ name }) => name)).toEqual(['poll.putAway']);
  expect(pollSteps({ closedAt: 1, shown, putAway: true }).map(({ name }) => name)).toEqual(['poll.show']);
});

test('a ticked box means that students may, for every one of them', () => {
  const open = { ...emptyClass, board: { ...emptyClass.board, openTo: 'all' as const } };
  const closed = { ...emptyClass, locked: [...locks], board: { ...emptyClass.board, openTo: [] } };
  expect(permissionsOf(open).map(({ granted }) => granted)).toEqual(permissionsOf(open).map(() => true));
  expect(permissionsOf(closed).map(({ granted }) => granted)).toEqual(permissionsOf(closed).map(() => false));
});
