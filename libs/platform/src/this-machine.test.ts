import { expect, test } from '@jest/globals';
import { isOwnNetwork } from './this-machine.ts';

test.each(['127.0.0.1', '::1', '::ffff:10.1.2.3', '172.31.240.7', '192.168.1.1', 'fd00::1', 'fe80::1%eth0'])(
  '%s is of an own network',
  (address) => {
    expect(isOwnNetwork(address)).toBe(true);
  },
);

test.each(['203.0.113.9', '172.32.0.1', '::ffff:8.8.8.8', '2001:db8::1', '', 'localhost', undefined])(
  '%s is not',
  (address) => {
    expect(isOwnNetwork(address)).toBe(false);
  },
);
