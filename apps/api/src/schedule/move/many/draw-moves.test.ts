import { describe, expect, test } from '@jest/globals';
import type { ScopedSession } from '../scopes.ts';
import { changes, drawSession } from './draw-moves.ts';
import type { WantedMove } from './draw-moves.ts';

const now = new Date('2026-11-01T00:00:00Z');
const session: ScopedSession = {
  id: 's',
  sectionId: 'section',
  topic: 'Joins',
  localStart: '2027-02-03T17:00',
  zone: 'Europe/Brussels',
  minutes: 90,
  startsAt: new Date('2027-02-03T16:00:00Z'),
  endsAt: new Date('2027-02-03T17:30:00Z'),
  roomId: 'a',
  seriesId: 'series',
  seriesDate: '2027-02-03T17:00',
  substitutes: [],
  cancelled: false,
  begun: false,
  version: 3,
};
const draw = (wanted: Partial<WantedMove> = {}, more: Partial<ScopedSession> = {}) =>
  drawSession(
    { ...session, ...more },
    { version: 3, localStart: null, roomId: undefined, ...wanted },
    ['teacher'],
    now,
  );

describe('one of many sessions', () => {
  test('keeps its length, zone and place in the series, across a change of clocks', () => {
    const line = draw({ localStart: '2027-07-07T17:00' });
    expect(line).toMatchObject({ otherTime: true, otherRoom: false, refusal: null });
    expect(line.moved).toMatchObject({
      startsAt: new Date('2027-07-07T15:00:00Z'),
      endsAt: new Date('2027-07-07T16:30:00Z'),
      zone: 'Europe/Brussels',
      roomId: 'a',
      seriesDate: '2027-02-03T17:00',
      lecturerIds: ['teacher'],
    });
  });

  test('gets a room, or none', () => {
    expect(draw({ roomId: 'b' })).toMatchObject({ otherTime: false, otherRoom: true, moved: { roomId: 'b' } });
    expect(draw({ roomId: null }).moved.roomId).toBeNull();
    expect(changes(draw({ roomId: 'a', localStart: session.localStart }))).toBe(false);
  });

  test('keeps its substitutes', () => {
    expect(draw({}, { substitutes: ['other'] }).moved.lecturerIds).toEqual(['other']);
  });

  test.each([
    ['CANCELLED', { localStart: '2027-02-04T17:00' }, { cancelled: true, begun: true, version: 9 }],
    ['BEGUN', { localStart: '2027-02-04T17:00' }, { begun: true, version: 9 }],
    ['CHANGED', { localStart: '2027-02-04T17:00' }, { version: 4 }],
    ['OVER', { roomId: 'b' }, { endsAt: now }],
    ['NO_SUCH_TIME', { localStart: '2027-03-28T02:30' }, {}],
    [null, { localStart: '2027-02-04T17:00' }, { endsAt: now }],
  ])('%s', (refusal, wanted, more) => {
    expect(draw(wanted, more).refusal).toBe(refusal);
  });
});
