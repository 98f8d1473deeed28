import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { readRtp } from './rtp.ts';

const header = (first: number) => [first, 111, 0x12, 0x34, 0, 0, 0x0b, 0xb8, 1, 2, 3, 4];

describe('a packet of RTP', () => {
  test.each([
    ['as it is', [...header(0x80), 7, 8, 9]],
    ['with contributing sources', [...header(0x82), 0, 0, 0, 1, 0, 0, 0, 2, 7, 8, 9]],
    ['with a header extension', [...header(0x90), 0xbe, 0xde, 0, 1, 0x10, 5, 0, 0, 7, 8, 9]],
    ['with padding', [...header(0xa0), 7, 8, 9, 0, 0, 3]],
  ])('%s', (_, bytes) => {
    expect(readRtp(Uint8Array.from(bytes))).toEqual({
      sequence: 0x1234,
      timestamp: 3_000,
      opus: Uint8Array.from([7, 8, 9]),
    });
  });

  test('that is damaged or empty is none, and whatever comes, nothing is thrown', () => {
    for (const bytes of [
      [],
      header(0x80),
      [...header(0x00), 1],
      [...header(0x90), 0, 0, 0xff, 0xff],
      [...header(0xa0), 9],
    ]) {
      expect(readRtp(Uint8Array.from(bytes))).toBeUndefined();
    }
    fc.assert(fc.property(fc.uint8Array({ maxLength: 64, size: 'max' }), (bytes) => void readRtp(bytes)));
  });
});
