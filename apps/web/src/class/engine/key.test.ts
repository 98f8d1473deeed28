import { afterEach, describe, expect, it, jest } from '@jest/globals';
import * as v from 'valibot';
import { newKey } from './key.ts';

afterEach(() => {
  jest.restoreAllMocks();
});

describe('newKey', () => {
  it('makes UUIDs of version 4, no two the same', () => {
    const keys = Array.from({ length: 200 }, newKey);
    expect(new Set(keys).size).toBe(200);
    for (const key of keys) {
      expect(v.is(v.pipe(v.string(), v.uuid()), key)).toBe(true);
      expect(key).toMatch(/^.{14}4.{4}[89ab]/);
    }
  });

  it('keeps every random bit except the six of version and variant', () => {
    const filled = (byte: number) => {
      jest.spyOn(crypto, 'getRandomValues').mockImplementation((bytes) => {
        (bytes as unknown as Uint8Array).fill(byte);
        return bytes;
      });
      return newKey();
    };
    expect(filled(0xff)).toBe('ffffffff-ffff-4fff-bfff-ffffffffffff');
    expect(filled(0x00)).toBe('00000000-0000-4000-8000-000000000000');
  });
});
