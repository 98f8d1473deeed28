import { describe, expect, test } from '@jest/globals';
import { classOf, next, opened } from '../decide-testing.ts';
import type { ClassEvent, NewClassEvent } from '../events.ts';
import { eventFor, isForAll, concerned, stateFor, viewerOf } from '../visibility.ts';

const question = next;
const asked: NewClassEvent = { by: 'ada', key: 'key', type: 'question-asked', body: { text: 'Why?' } };
const other: NewClassEvent = { by: 'bosco', type: 'question-asked', body: { text: 'When?' } };
const vote = (by: string, up = true): NewClassEvent => ({ by, type: 'question-voted', body: { question, up } });
const answer = (answered: boolean): NewClassEvent => ({
  by: 'host',
  type: 'question-answered',
  body: { question, answered },
});
const remove: NewClassEvent = { by: 'ada', type: 'question-removed', body: { question } };

const classAfter = (...events: NewClassEvent[]) => classOf([...opened, asked, other, ...events]);
/** The first question after these events, and the second, which none of them means. */
const questions = (...events: NewClassEvent[]) => classAfter(...events).questions;
const event = (body: NewClassEvent, seq: number) => ({ ...body, seq, at: 0 }) as ClassEvent;

describe('questions', () => {
  test('begin without votes, and have a key only where one was given', () => {
    const [first, second] = questions();
    expect(first).toEqual({
      seq: question,
      at: question - 1,
      by: 'ada',
      text: 'Why?',
      votes: 0,
      voters: [],
      key: 'key',
    });
    expect(second).not.toHaveProperty('key');
  });

  test('count votes and take them back, and never fall below none', () => {
    const [first, second] = questions(vote('bosco'), vote('cohost'), vote('bosco', false));
    expect(first).toMatchObject({ votes: 1, voters: ['cohost'] });
    expect(second).toMatchObject({ votes: 0, voters: [] });
    expect(questions(vote('bosco', false))[0]).toMatchObject({ votes: 0 });
  });

  test('count a vote without a name, and keep it for nobody', () => {
    expect(questions(vote(''))[0]).toMatchObject({ votes: 1, voters: [] });
  });

  test('are answered, and are not, after all', () => {
    expect(questions(answer(true))[0]).toMatchObject({ answered: true });
    expect(questions(answer(true))[1]).not.toHaveProperty('answered');
    expect(questions(answer(true), answer(false))[0]).not.toHaveProperty('answered');
  });

  test('that were removed keep their place without their words', () => {
    expect(questions(remove)[0]).toMatchObject({ seq: question, text: '', removed: true });
    expect(questions(remove)[1]).toMatchObject({ text: 'When?' });
  });
});

describe('who sees what of a question', () => {
  test('everybody its words, until it is removed', () => {
    const seen = (state: ReturnType<typeof classAfter>) =>
      eventFor(event(asked, question), state, viewerOf(state, 'bosco')) as { body?: { text?: string } };
    expect(seen(classAfter()).body?.text).toBe('Why?');
    expect(seen(classAfter(remove)).body?.text).toBe('');
    // The other one stays as it is.
    const state = classAfter(remove);
    expect(eventFor(event(other, question + 1), state, viewerOf(state, 'ada'))).toMatchObject({
      body: { text: 'When?' },
    });
    expect(isForAll(event(asked, question))).toBe(true);
  });

  test('nobody but oneself that one voted', () => {
    const state = classAfter(vote('bosco'), vote('cohost'));
    const voted = event(vote('bosco'), question + 2);
    expect(isForAll(voted)).toBe(false);
    expect(concerned(voted, state)).toEqual(['bosco']);
    expect(eventFor(voted, state, viewerOf(state, 'bosco')).by).toBe('bosco');
    expect(eventFor(voted, state, viewerOf(state, 'host'))).toMatchObject({ type: 'question-voted', by: '' });
    const voters = (id: string) => stateFor(state, viewerOf(state, id)).questions[0]?.voters;
    expect([voters('bosco'), voters('cohost'), voters('host')]).toEqual([['bosco'], ['cohost'], []]);
    expect(stateFor(state, viewerOf(state, 'host')).questions[0]?.votes).toBe(2);
  });

  test('everybody that it is answered or removed', () => {
    expect(isForAll(event(answer(true), 9))).toBe(true);
    expect(isForAll(event(remove, 9))).toBe(true);
  });
});
