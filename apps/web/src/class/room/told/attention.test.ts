import { describe, expect, it } from '@jest/globals';
import { emptyClass, foldAll } from '#classroom';
import type { ClassEvent, ClassState, NewClassEvent } from '#classroom';
import { attentionFor, lecturerHere } from './attention.ts';

const after = (...events: NewClassEvent[]): ClassState =>
  foldAll(
    emptyClass,
    events.map((event, index) => ({ ...event, seq: index + 1, at: index }) as ClassEvent),
  );
const joins = (by: string, role: 'host' | 'listener' = 'listener'): NewClassEvent => ({
  by,
  type: 'joined',
  body: { name: by, role },
});
const raises = (by: string): NewClassEvent => ({ by, type: 'hand-raised', body: {} });
const gives = (to: string): NewClassEvent => ({ by: 'uwase', type: 'floor-given', body: { to } });
const all = [joins('uwase', 'host'), joins('aline'), joins('jean')];

describe('attentionFor', () => {
  it('shows a host the first hand and how many wait behind it', () => {
    const state = after(...all, raises('jean'), raises('aline'));
    expect(attentionFor(state, 'uwase', true)).toMatchObject({ is: 'hand', person: { id: 'jean' }, more: 1 });
  });

  it('tells a host that nobody hears them, but not while a hand waits', () => {
    expect(attentionFor(after(...all), 'uwase', false)).toEqual({ is: 'unheard' });
    expect(attentionFor(after(...all, raises('aline')), 'uwase', false)).toMatchObject({ is: 'hand' });
  });

  it('reminds a host who holds the floor', () => {
    expect(attentionFor(after(...all, gives('aline')), 'uwase', true)).toMatchObject({ is: 'floor-out' });
    expect(attentionFor(after(...all), 'uwase', true)).toBeUndefined();
  });

  it('calls a host to the group that asks, unless they are in it', () => {
    const splits: NewClassEvent = {
      by: 'uwase',
      type: 'groups-opened',
      body: { groups: [{ id: 1, name: 'One', members: ['aline'] }] },
    };
    const visits: NewClassEvent = { by: 'uwase', type: 'group-moved', body: { who: 'uwase', to: 1 } };
    const asked = after(...all, splits, raises('aline'));
    expect(attentionFor(asked, 'uwase', true)).toMatchObject({ is: 'group-hand', group: { name: 'One' }, more: 0 });
    const there = after(...all, splits, visits, raises('aline'));
    expect(attentionFor(there, 'uwase', true)).toMatchObject({ is: 'hand', person: { id: 'aline' } });
    // Alone in the room of the class there is nobody to hear them; in a group, or speaking to all, there is.
    expect(attentionFor(after(...all, splits), 'uwase', false)).toBeUndefined();
    expect(attentionFor(after(...all, splits, visits), 'uwase', false)).toEqual({ is: 'unheard' });
    const tells: NewClassEvent = { by: 'uwase', type: 'broadcast-started', body: {} };
    expect(attentionFor(after(...all, splits, tells), 'uwase', false)).toEqual({ is: 'unheard' });
  });

  it('tells a stand-in that they are one, before questions and after hands', () => {
    const asks: NewClassEvent = { by: 'jean', type: 'question-asked', body: { text: 'Why?' } };
    const alone = [
      ...all,
      asks,
      { by: 'uwase', type: 'left', body: { reason: 'line' } },
      { by: 'aline', type: 'handed-over', body: { to: 'aline' } },
    ] satisfies NewClassEvent[];
    expect(attentionFor(after(...alone), 'aline', false)).toEqual({ is: 'my-order' });
    expect(attentionFor(after(...alone, raises('jean')), 'aline', false)).toMatchObject({ is: 'hand' });
    const back: NewClassEvent = { by: 'aline', type: 'handed-back', body: { from: 'aline' } };
    expect(attentionFor(after(...alone, joins('uwase', 'host'), back), 'aline', false)).toBeUndefined();
  });

  it('asks for no floor that was given already', () => {
    const state = after(...all, gives('jean'), raises('jean'));
    expect(attentionFor(state, 'uwase', true)).toMatchObject({ is: 'floor-out', person: { id: 'jean' } });
  });

  it('tells a listener of the floor, and of nothing that is for the host', () => {
    const state = after(...all, raises('jean'), gives('aline'));
    expect(attentionFor(state, 'aline', false)).toEqual({ is: 'my-floor', heard: false });
    expect(attentionFor(state, 'aline', true)).toEqual({ is: 'my-floor', heard: true });
    expect(attentionFor(state, 'jean', false)).toBeUndefined();
    expect(attentionFor(state, 'nobody', false)).toBeUndefined();
  });
});

describe('lecturerHere', () => {
  it('tells waiting from a lost connection', () => {
    const lost: NewClassEvent = { by: 'uwase', type: 'left', body: { reason: 'line' } };
    const left: NewClassEvent = { by: 'uwase', type: 'left', body: { reason: 'left' } };
    expect(lecturerHere(after(joins('aline')))).toBe('not-yet');
    expect(lecturerHere(after(...all))).toBe('here');
    expect(lecturerHere(after(...all, lost))).toBe('connection-lost');
    expect(lecturerHere(after(...all, left))).toBe('left');
  });
});
