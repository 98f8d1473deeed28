import { expect, test } from '@jest/globals';
import { nextEdition } from './editions.ts';

const updatedAt = new Date('2026-11-01T08:00:00Z');
const now = new Date('2026-11-02T08:00:00Z');
const saying = { sessionId: 's', fingerprint: 'a', sequence: 3, updatedAt };

test('the first edition counts as the session itself does', () => {
  expect(nextEdition(saying, undefined, now)).toEqual({
    ...{ sessionId: 's', fingerprint: 'a' },
    ...{ sequence: 3, changedAt: updatedAt },
  });
});

test('the edition stays the same while the content is the same', () => {
  const before = nextEdition(saying, undefined, now);
  expect(nextEdition({ ...saying, updatedAt: now }, before, now)).toBe(before);
});

test('a change of another row counts on, a change of the session counts by itself, and no edition goes back', () => {
  const first = nextEdition(saying, undefined, now);
  const renamed = nextEdition({ ...saying, fingerprint: 'b' }, first, now);
  expect(renamed).toMatchObject({ sequence: 4, changedAt: now });
  const moved = nextEdition({ ...saying, fingerprint: 'c', sequence: 4 }, renamed, now);
  expect(moved).toMatchObject({ sequence: 5, changedAt: new Date('2026-11-02T08:00:01Z') });
  expect(nextEdition({ ...saying, fingerprint: 'd', sequence: 9 }, moved, now).sequence).toBe(9);
});
