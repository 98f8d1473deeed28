import { describe, expect, test } from '@jest/globals';
import { screenSoundFirst, screenSoundTurn } from './index.ts';
import type { LineLook } from './index.ts';

/** What somebody with this line gets, look after look, 2 s apart: when the sound was given up or came back (s), from the start. */
function changes(seconds: number, line: (plays: boolean, now: number) => Omit<LineLook, 'now'>): number[] {
  const found: number[] = [];
  let turn = screenSoundFirst(0);
  for (let now = 2_000; now <= seconds * 1_000; now += 2_000) {
    const next = screenSoundTurn(turn, { now, ...line(turn.plays, now) });
    if (next.plays !== turn.plays) found.push(now / 1_000);
    turn = next;
  }
  return found;
}
const well = { lost: 0, sent: 60_000, room: 130_000 };
const bad = { lost: 0, sent: 60_000, room: 44_000 };
const dropping = { lost: 0.2, sent: 60_000, room: 90_000 };

describe('what is heard of a screen', () => {
  test('plays over a line that carries it', () => {
    expect(changes(600, () => well)).toEqual([]);
  });

  test('plays over a line that loses a fifth and has room: it does no harm there', () => {
    expect(changes(600, () => ({ ...dropping, room: 400_000 }))).toEqual([]);
  });

  test('is not given up for one bad look', () => {
    expect(changes(600, (_, now) => (now % 4_000 === 0 ? bad : well))).toEqual([]);
  });

  test.each([
    ['is thought to carry less than is sent', bad],
    ['drops much of what is sent', dropping],
  ])('is given up where the line %s, and tried shortly after 30, 60, 120, 240 and again 240 s', (_, thin) => {
    const tried = changes(956, (plays) => (plays ? thin : well));
    const lasted = tried.map((at, place) => at - (tried[place - 1] ?? 0));
    expect(lasted).toEqual([4, 30, 4, 60, 4, 120, 4, 240, 4, 240, 4, 240]);
  });

  test('stays away while the line is not clean', () => {
    expect(changes(600, () => dropping)).toEqual([4]);
  });

  test('that played for a minute is tried again soon the next time', () => {
    const badFrom = [0, 100_000];
    const tried = changes(200, (plays, now) =>
      plays && badFrom.some((from) => now > from && now <= from + 4_000) ? bad : well,
    );
    expect(tried).toEqual([4, 34, 104, 134]);
  });
});
