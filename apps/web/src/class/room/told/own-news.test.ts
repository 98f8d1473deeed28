import { describe, expect, it } from '@jest/globals';
import { emptyClass, foldAll } from '#classroom';
import type { ClassEvent, ClassState, NewClassEvent } from '#classroom';
import { ownNews } from './own-news.ts';

const after = (...events: NewClassEvent[]): ClassState =>
  foldAll(
    emptyClass,
    events.map((event, index) => ({ ...event, seq: index + 1, at: index }) as ClassEvent),
  );
const here: NewClassEvent[] = [
  { by: 'uwase', type: 'joined', body: { name: 'Uwase', role: 'host' } },
  { by: 'aline', type: 'joined', body: { name: 'Aline', role: 'listener' } },
];
const split: NewClassEvent = {
  by: 'uwase',
  type: 'groups-opened',
  body: { groups: [{ id: 1, name: 'One', members: ['aline'] }] },
};
const by = 'uwase';
/** What `me` is told when this happens after `first`. */
const told = (me: string, first: NewClassEvent[], ...then: NewClassEvent[]) =>
  ownNews(after(...here, ...first), after(...here, ...first, ...then), me);

describe('own news', () => {
  it.each([
    ['cohost', { by, type: 'cohost-named', body: { to: 'aline' } }],
    ['steward', { by: 'aline', type: 'handed-over', body: { to: 'aline' } }],
    ['captioner', { by, type: 'captioner-named', body: { to: 'aline' } }],
    ['draws', { by, type: 'board-given', body: { to: 'aline' } }],
    ['draws', { by, type: 'board-given', body: {} }],
  ] satisfies [string, NewClassEvent][])('%s', (news, event) => {
    expect(told('aline', [], event)).toBe(news);
    expect(told('uwase', [], event)).toBeUndefined();
    expect(told('aline', [event], { by, type: 'message-posted', body: { text: 'Hello' } })).toBeUndefined();
  });

  it('tells a person that they were muted, when they may speak again by themselves', () => {
    const muted: NewClassEvent = { by, type: 'muted', body: { who: 'aline' } };
    expect(told('aline', [{ by, type: 'cohost-named', body: { to: 'aline' } }], muted)).toBe('silenced');
    expect(told('aline', [split], muted)).toBe('silenced');
    expect(told('aline', [split, muted], muted)).toBe('silenced');
    expect(told('aline', [{ by, type: 'floor-given', body: { to: 'aline' } }], muted)).toBeUndefined();
  });

  it('tells of the way back when the groups are closed, not when one person is moved', () => {
    expect(told('aline', [split], { by, type: 'groups-closed', body: {} })).toBe('back-from-group');
    expect(told('aline', [split], { by, type: 'group-moved', body: { who: 'aline' } })).toBeUndefined();
    expect(told('uwase', [split], { by, type: 'groups-closed', body: {} })).toBeUndefined();
  });

  it('tells nothing of the board to a co-host, nothing to a person who has just come, and nothing at the end', () => {
    const named: NewClassEvent = { by, type: 'cohost-named', body: { to: 'aline' } };
    expect(told('aline', [named], { by, type: 'board-given', body: {} })).toBeUndefined();
    expect(ownNews(emptyClass, after(...here, named), 'aline')).toBeUndefined();
    expect(told('aline', [split], { by, type: 'groups-closed', body: {} }, { by, type: 'class-ended', body: {} })).toBe(
      undefined,
    );
  });
});
