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

  it('is told by our own failures as they are, and by all others as failed', () => {
    expect(troubleOf(new MediaFailure('unplugged'))).toBe('unplugged');
    expect(troubleOf('?')).toBe('failed');
  });
});
