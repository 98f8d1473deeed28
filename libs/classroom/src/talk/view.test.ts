import { describe, expect, test } from '@jest/globals';
import { classOf, next, opened } from '../decide-testing.ts';
import type { ClassEvent, EventOf, NewClassEvent } from '../events.ts';
import { concerned, eventFor, isForAll, stateFor, viewerOf } from '../visibility.ts';
import type { Viewer } from '../visibility.ts';
import { talkCopy } from './copy.ts';

type Body = EventOf<'message-posted'>['body'];
const post = (by: string, body: Body): NewClassEvent => ({ by, type: 'message-posted', body });
const groups: NewClassEvent = {
  by: 'host',
  type: 'groups-opened',
  body: { groups: [{ id: 1, name: 'Group 1', members: ['ada'] }] },
};
/** Named only after all that is looked at. */
const late: Viewer = { id: 'late', moderates: true, trustedSince: next + 10 };
const stamped = (event: NewClassEvent, seq: number) => ({ ...event, seq, at: 0, key: 'key' }) as ClassEvent;

/** The texts that each of them reads in the state, and in the event. */
function readBy(body: Body, by: string, ...viewers: (string | Viewer)[]): [string, string][] {
  const state = classOf([...opened, groups, post(by, body)]);
  const event = stamped(post(by, body), next + 1);
  return viewers.map((who) => {
    const viewer = typeof who === 'string' ? viewerOf(state, who) : who;
    const seen = eventFor(event, state, viewer);
    const text = seen.type === 'message-posted' ? seen.body.text : seen.type;
    return [stateFor(state, viewer).messages[0]?.text ?? 'nothing', text];
  });
}
const reads = ['x', 'x'];
const not = ['nothing', 'hidden'];

describe('a message', () => {
  test('to all is read by all', () => {
    expect(readBy({ text: 'x' }, 'ada', 'ada', 'bosco', 'host', late)).toEqual([reads, reads, reads, reads]);
    expect(isForAll(stamped(post('ada', { text: 'x' }), next))).toBe(true);
  });

  test('to those who moderate is read by the writer, and by who was trusted then', () => {
    const body = { text: 'x', to: 'moderators' } as const;
    expect(readBy(body, 'ada', 'ada', 'host', 'cohost')).toEqual([reads, reads, reads]);
    expect(readBy(body, 'ada', 'bosco', 'steward', late)).toEqual([not, not, not]);
    expect(isForAll(stamped(post('ada', body), next))).toBe(false);
  });

  test('that answers somebody is read by them, and by no other listener', () => {
    const body = { text: 'x', to: 'moderators', answers: 'ada' } as const;
    expect(readBy(body, 'host', 'ada', 'cohost', 'bosco')).toEqual([reads, reads, not]);
    expect(concerned(stamped(post('host', body), next), classOf(opened))).toEqual(['host', 'ada']);
  });

  test('to a group is read by who has been in it, and by who was trusted then', () => {
    const body = { text: 'x', group: 1 };
    expect(readBy(body, 'ada', 'ada', 'host')).toEqual([reads, reads]);
    expect(readBy(body, 'ada', 'bosco', late)).toEqual([not, not]);
    expect(isForAll(stamped(post('ada', body), next))).toBe(false);
    const state = classOf([...opened, groups]);
    expect(concerned(stamped(post('host', body), next + 1), state)).toEqual(['host', '', 'ada']);
  });

  test('that was removed is there without its words', () => {
    const events = [post('ada', { text: 'x' }), post('ada', { text: 'y' })];
    const state = classOf([
      ...opened,
      ...events,
      { by: 'ada', type: 'message-removed', body: { message: next } } as NewClassEvent,
    ]);
    const seen = (place: number) =>
      eventFor(stamped(events[place] as NewClassEvent, next + place), state, viewerOf(state, 'bosco'));
    expect(seen(0)).toMatchObject({ type: 'message-posted', body: { text: '' } });
    expect(seen(1)).toMatchObject({ body: { text: 'y' } });
  });
});

describe('the pace', () => {
  const said: NewClassEvent = { by: 'ada', type: 'pace-said', body: { pace: 'slow', was: 'well' } };
  const lost: NewClassEvent = { by: 'bosco', type: 'pace-said', body: { pace: 'lost', was: 'well' } };
  const state = classOf([...opened, said, lost]);
  const as = (id: string) => viewerOf(state, id);

  test('is told to oneself with the name, to who moderates without it, and to nobody else', () => {
    const event = stamped(said, next);
    expect(isForAll(event)).toBe(false);
    expect(concerned(event, state)).toEqual(['ada']);
    expect(eventFor(event, state, as('ada')).by).toBe('ada');
    expect(eventFor(event, state, as('steward'))).toMatchObject({ type: 'pace-said', by: '' });
    expect(eventFor(event, state, as('host'))).not.toHaveProperty('key');
    expect(eventFor(event, state, as('bosco'))).toMatchObject({ type: 'hidden' });
  });

  test('is counted and drawn for who moderates; others see their own word', () => {
    expect(stateFor(state, as('host')).pace).toMatchObject({ now: { slow: 1, fast: 0, lost: 1 }, said: {} });
    expect(stateFor(state, as('host')).pace.curve).not.toEqual([]);
    expect(stateFor(state, as('ada')).pace).toEqual({
      now: { slow: 1, fast: 0, lost: 0 },
      curve: [],
      said: { ada: 'slow' },
    });
    expect(stateFor(state, as('bosco')).pace.now).toEqual({ slow: 0, fast: 0, lost: 1 });
    const fast = classOf([...opened, { ...said, body: { pace: 'fast', was: 'well' } } as NewClassEvent]);
    expect(stateFor(fast, viewerOf(fast, 'ada')).pace.now).toEqual({ slow: 0, fast: 1, lost: 0 });
  });
});

test('captions and the countdown are for everybody', () => {
  const events: NewClassEvent[] = [
    { by: 'host', type: 'captioned', body: { text: 'x' } },
    { by: 'host', type: 'countdown-started', body: { seconds: 9 } },
    { by: 'host', type: 'countdown-stopped', body: {} },
    { by: 'host', type: 'pace-cleared', body: {} },
    { by: 'host', type: 'message-removed', body: { message: 1 } },
  ];
  for (const event of events) expect([event.type, isForAll(stamped(event, next))]).toEqual([event.type, true]);
});

describe('the copy of what was written', () => {
  const events: NewClassEvent[] = [
    groups,
    post('ada', { text: 'one' }),
    post('ada', { text: 'two', reply: next + 1 }),
    post('host', { text: 'three', to: 'moderators', answers: 'ada', reply: next + 2 }),
    post('ada', { text: 'four', group: 1 }),
    post('somebody', { text: 'five', group: 7, reply: 99 }),
    { by: 'ada', type: 'message-removed', body: { message: next + 2 } },
    { by: 'ada', type: 'question-asked', body: { text: 'Why?' } },
    { by: 'bosco', type: 'question-asked', body: { text: 'When?' } },
    { by: 'bosco', type: 'question-voted', body: { question: next + 7, up: true } },
    { by: 'host', type: 'question-answered', body: { question: next + 7, answered: true } },
    { by: 'bosco', type: 'question-removed', body: { question: next + 8 } },
  ];
  const state = classOf([...opened, ...events]);
  const copy = (id: string, written = 'notes') => talkCopy(state, viewerOf(state, id), written);

  test('has what its reader read in class, with names, without what was removed', () => {
    const { messages } = copy('host');
    expect(messages.map(({ text }) => text)).toEqual(['one', 'three', 'four', 'five']);
    expect(messages[0]).toEqual({ seq: next + 1, at: next, by: 'ada', name: 'Ada', text: 'one' });
    // What it answered was removed.
    expect(messages[1]).toMatchObject({ to: 'moderators' });
    expect(messages[1]).not.toHaveProperty('reply');
    expect(messages[2]).toMatchObject({ group: 'Group 1' });
    expect(messages[3]).toMatchObject({ name: '', group: '' });
    expect(messages[3]).not.toHaveProperty('reply');
    expect(copy('bosco').messages.map(({ text }) => text)).toEqual(['one']);
    const replied = classOf([...opened, post('ada', { text: 'one' }), post('bosco', { text: 'two', reply: next })]);
    expect(talkCopy(replied, viewerOf(replied, 'host'), '').messages[1]?.reply).toBe(next);
  });

  test('has the questions with their votes, without what was removed', () => {
    expect(copy('bosco').questions).toEqual([
      { seq: next + 7, at: next + 6, by: 'ada', name: 'Ada', text: 'Why?', votes: 1, answered: true },
    ]);
    const open = classOf([...opened, { by: 'ada', type: 'question-asked', body: { text: 'Why?' } } as NewClassEvent]);
    expect(talkCopy(open, viewerOf(open, 'host'), '').questions[0]?.answered).toBe(false);
  });

  test('has the notes only where the class wrote some', () => {
    expect(copy('ada').notes).toBe('');
    const noted = classOf([...opened, { by: 'ada', type: 'notes-edited', body: { update: 'AAAA' } } as NewClassEvent]);
    expect(talkCopy(noted, viewerOf(noted, 'ada'), 'notes').notes).toBe('notes');
  });
});
