import { describe, expect, test } from '@jest/globals';
import { emptyClass, foldAll } from '#classroom';
import type { ClassEvent, ClassState, NewClassEvent } from '#classroom';
import { groupsToRead, messagesIn, messagesWith } from './places.ts';

const joins = (by: string, role: 'host' | 'listener' = 'listener'): NewClassEvent => ({
  by,
  type: 'joined',
  body: { name: by, role },
});
const writes = (
  by: string,
  text: string,
  to: { group?: number; to?: 'moderators'; answers?: string } = {},
): NewClassEvent => ({
  by,
  type: 'message-posted',
  body: { text, ...to },
});
const splits: NewClassEvent = {
  by: 'host',
  type: 'groups-opened',
  body: {
    groups: [
      { id: 1, name: 'One', members: ['ada', 'bosco'] },
      { id: 2, name: 'Two', members: ['chantal'] },
    ],
  },
};
const classAfter = (...events: readonly NewClassEvent[]): ClassState =>
  foldAll(
    emptyClass,
    events.map((event, index) => ({ ...event, seq: index + 1, at: index }) as ClassEvent),
  );

const state = classAfter(
  joins('host', 'host'),
  joins('ada'),
  joins('bosco'),
  joins('chantal'),
  writes('host', 'before'),
  splits,
  writes('ada', 'in one', { group: 1 }),
  writes('chantal', 'in two', { group: 2 }),
  writes('host', 'to all'),
  writes('chantal', 'to the class'),
  writes('ada', 'in private', { to: 'moderators' }),
);
const texts = (of: ClassState, group: number | undefined, me: string) =>
  messagesIn(of, group, me).map(({ text }) => text);

describe('messages of a conversation', () => {
  test('of the class are those of no group', () => {
    expect(texts(state, undefined, 'host')).toEqual(['before', 'to all', 'to the class', 'in private']);
  });

  test('of a group are its own, those of moderators to all meanwhile, and those that the person wrote to moderators', () => {
    expect(texts(state, 1, 'ada')).toEqual(['in one', 'to all', 'in private']);
    expect(texts(state, 1, 'bosco')).toEqual(['in one', 'to all']);
  });

  test('of a closed group are its own', () => {
    const closed = foldAll(state, [
      { seq: state.seq + 1, at: 99, by: 'host', type: 'groups-closed', body: {} } as ClassEvent,
    ]);
    expect(texts(closed, 1, 'ada')).toEqual(['in one']);
  });
});

test('of every group are for moderators; others read those they have been in', () => {
  const ids = (me: string) => groupsToRead(state, me).map(({ id }) => id);
  expect([ids('host'), ids('ada'), ids('chantal'), ids('nobody')]).toEqual([[1, 2], [1], [2], []]);
});

test('with one person are the private ones to them and by them, and no others', () => {
  const talk = classAfter(
    joins('host', 'host'),
    joins('ada'),
    joins('bosco'),
    writes('host', 'for all'),
    writes('host', 'begun', { to: 'moderators', answers: 'ada' }),
    writes('ada', 'answered', { to: 'moderators' }),
    writes('bosco', 'of another', { to: 'moderators' }),
    writes('host', 'to another', { to: 'moderators', answers: 'bosco' }),
    writes('ada', 'said to all'),
  );
  expect(messagesWith(talk, 'ada').map(({ text }) => text)).toEqual(['begun', 'answered']);
});
