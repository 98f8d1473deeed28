import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import * as v from 'valibot';
import { classPermissions } from '#classroom';
import { permissionOf } from '#classroom/testing';
import { limits } from './limits.ts';
import { liveErrorCodes, pushes, requests } from './messages.ts';
import type { RequestName } from './messages.ts';

const names = Object.keys(requests) as RequestName[];
const post = requests['chat.post'].payload;
const key = crypto.randomUUID();

describe('the message table', () => {
  test.each(names)('%s names a permission of the classroom', (name) => {
    expect(classPermissions).toContain(requests[name].permission);
  });

  test('random classes of the tests ask for the permissions that requests need', () => {
    const asked = Object.keys(permissionOf) as (keyof typeof permissionOf)[];
    expect(asked.map((name) => [name, permissionOf[name]])).toEqual(
      asked.map((name) => [name, requests[name].permission]),
    );
  });

  test('names are of one form, and requests are not pushes', () => {
    for (const name of [...names, ...Object.keys(pushes)]) expect(name).toMatch(/^[a-z]+(\.[a-zA-Z]+)+$/);
    expect(names.filter((name) => name in pushes)).toEqual([]);
    expect(new Set(liveErrorCodes).size).toBe(liveErrorCodes.length);
  });

  test.each(names)('%s: whatever JSON arrives is judged, never thrown at', (name) => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(typeof v.safeParse(requests[name].payload, value).success).toBe('boolean');
      }),
    );
  });

  test.each(names)('%s: a field that is not in the table is refused', (name) => {
    const answer = v.safeParse(requests[name].payload, { surprise: 1 }, { abortEarly: true });
    expect(answer.success).toBe(false);
  });

  test.each(names)('%s: what is no object is refused', (name) => {
    for (const value of [undefined, null, 0, '', [0], true, Buffer.from('x')]) {
      expect(v.is(requests[name].payload, value)).toBe(false);
    }
  });
});

describe('a chat message', () => {
  test('is trimmed', () => {
    expect(v.parse(post, { key, text: '  Muraho\n' })).toEqual({ key, text: 'Muraho' });
  });

  test.each([
    ['empty', ''],
    ['only blanks', ' \n\t '],
    ['too long', 'x'.repeat(limits.messageText + 1)],
    ['with NUL', 'a\0b'],
    ['with half a surrogate pair', 'a\ud83d'],
    ['not text', 7],
  ])('%s is refused, and the field is named', (_, text) => {
    const parsed = v.safeParse(post, { key, text });
    expect(parsed.success).toBe(false);
    expect(parsed.issues?.map((issue) => v.getDotPath(issue))).toContain('text');
  });

  test('of the greatest length, in any script, fits into one packet', () => {
    const text = '\u{1F600}'.repeat(limits.messageText / 2);
    expect(v.is(post, { key, text })).toBe(true);
    expect(Buffer.byteLength(JSON.stringify(['chat.post', { key, text }]))).toBeLessThan(limits.packetBytes);
  });

  test('any text in any script goes through as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 200, size: 'max' }), (text) => {
        fc.pre(text.trim() !== '' && !text.includes('\0'));
        expect(v.parse(post, { key, text }).text).toBe(text.trim());
      }),
    );
  });

  test('without a key of the right form is refused', () => {
    for (const wrong of [undefined, '', 'key', 1, `${key}0`]) expect(v.is(post, { key: wrong, text: 'x' })).toBe(false);
  });
});

describe('events on the wire', () => {
  const push = pushes['class.events'];
  const event = {
    seq: 1,
    at: 1_764_000_000_000,
    by: crypto.randomUUID(),
    type: 'joined',
    body: { name: 'A', role: 'host' },
  };

  test('pass as they are, newer types too', () => {
    const events = [event, { ...event, seq: 2, type: 'poll-opened', body: { options: [1, 2] }, since: 'later' }];
    expect(v.parse(push, { events })).toEqual({ events });
  });

  test.each(['seq', 'at', 'by', 'type', 'body'])('without %s are refused', (field) => {
    expect(v.is(push, { events: [{ ...event, [field]: undefined }] })).toBe(false);
  });
});
