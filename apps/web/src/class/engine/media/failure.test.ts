import { describe, expect, it } from '@jest/globals';
import { MediaFailure, captureTrouble, troubleOf } from './failure.ts';

const named = (name: string) => Object.assign(new Error('from the browser'), { name });

describe('why a device cannot be had', () => {
  it.each([
    ['NotAllowedError', 'denied'],
    ['NotFoundError', 'no-device'],
    ['OverconstrainedError', 'no-device'],
    ['NotReadableError', 'busy'],
    ['TypeError', 'unsupported'],
    ['constructor', 'failed'],
  ])('%s: %s', (name, trouble) => {
    expect(captureTrouble(named(name))).toBe(trouble);
  });

  it('is one of our own failures, or `failed` for any other error', () => {
    expect(troubleOf(new MediaFailure('unplugged'))).toBe('unplugged');
    expect(troubleOf('?')).toBe('failed');
  });
});
