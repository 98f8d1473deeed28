import { describe, expect, it } from '@jest/globals';
import * as v from 'valibot';
import { newKey } from './key.ts';

describe('newKey', () => {
  it('makes UUIDs of version 4, each another', () => {
    const keys = Array.from({ length: 200 }, newKey);
    expect(new Set(keys).size).toBe(200);
    for (const key of keys) {
      expect(v.is(v.pipe(v.string(), v.uuid()), key)).toBe(true);
      expect(key).toMatch(/^.{14}4.{4}[89ab]/);
    }
  });
});
