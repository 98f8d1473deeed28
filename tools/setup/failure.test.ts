import { describe, expect, test } from '@jest/globals';
import { knownCause } from './failure.mjs';

describe('the cause of a failed command', () => {
  test.each([
    ['npm error code ENOSPC', 'The disk is full.'],
    ['cc1plus: fatal error: cannot write: No space left on device', 'The disk is full.'],
    ['npm error code EAI_AGAIN', 'The network or the package registry cannot be reached.'],
    [
      "W: Failed to fetch http://mirror.example/ Temporary failure resolving 'mirror.example'",
      'The network or the package registry cannot be reached.',
    ],
    [
      'E: Could not get lock /var/lib/dpkg/lock-frontend',
      'Another program is installing Debian packages at the moment.',
    ],
    ['npm error code EACCES', 'A file or folder may not be written by this user.'],
    [
      'npm error `npm ci` can only install packages when your package.json and package-lock.json or npm-shrinkwrap.json are in sync.',
      'package-lock.json does not fit package.json.',
    ],
    ['E: dpkg was interrupted, you must manually run', 'An earlier installation of Debian packages was interrupted.'],
  ])('%s', (line, message) => {
    expect(knownCause(['something before', line, 'something after'])?.message).toBe(message);
  });

  test('a full disk wins over the errors that follow from it', () => {
    expect(knownCause(['npm error ECONNRESET', 'npm error ENOSPC'])?.message).toBe('The disk is full.');
  });

  test('is unknown when nothing is recognised', () => {
    expect(knownCause(['error: expected declaration'])).toBeUndefined();
  });
});
