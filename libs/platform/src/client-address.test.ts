import type { Socket } from 'node:net';
import { describe, expect, test } from '@jest/globals';
import { clientAddress, networkOf, trustIn } from './client-address.ts';

const seen = (remoteAddress: string, told: string | string[] | undefined, trusted: string): string => {
  const headers = told === undefined ? {} : { 'x-forwarded-for': told as string };
  return clientAddress({ socket: { remoteAddress } as Socket, headers }, trustIn(trusted) ?? (() => false));
};

describe('the address of a client', () => {
  test.each([
    ['is the peer, without a proxy', '203.0.113.9', undefined, '', '203.0.113.9'],
    ['is not what a client claims', '203.0.113.9', '198.51.100.1', '', '203.0.113.9'],
    [
      'is not what a client claims where others are trusted',
      '203.0.113.9',
      '198.51.100.1',
      '10.0.0.0/8',
      '203.0.113.9',
    ],
    ['is what a trusted proxy says', '10.0.0.1', '203.0.113.9', '10.0.0.1', '203.0.113.9'],
    [
      'is the right-most: the client wrote the others',
      '10.0.0.1',
      '198.51.100.1, 203.0.113.9',
      '10.0.0.1',
      '203.0.113.9',
    ],
    [
      'is seen through several proxies',
      '10.0.0.1',
      '6.6.6.6,203.0.113.9, 192.0.2.7',
      '10.0.0.0/8 192.0.2.7',
      '203.0.113.9',
    ],
    ['is not seen through one that is not trusted', '10.0.0.1', '203.0.113.9, 192.0.2.8', '10.0.0.0/8', '192.0.2.8'],
    ['is the left-most where all are trusted', '10.0.0.1', '10.0.0.9, 10.0.0.2', '10.0.0.0/8', '10.0.0.9'],
    ['is the proxy where it says nothing', '10.0.0.1', undefined, '10.0.0.1', '10.0.0.1'],
    ['is the proxy where it says something else', '10.0.0.1', '203.0.113.9, unknown', '10.0.0.1', '10.0.0.1'],
    ['is the proxy where an entry is empty', '10.0.0.1', '203.0.113.9,', '10.0.0.1', '10.0.0.1'],
    ['comes without a port', '::ffff:10.0.0.1', '203.0.113.9:41234', '10.0.0.1', '203.0.113.9'],
    ['may be IPv6', '::1', '[2001:DB8::9]:443', '::1', '2001:db8::9'],
    ['may be in a range of IPv6', '2001:db8::1', '203.0.113.9', '2001:db8::/32', '203.0.113.9'],
  ])('%s', (_, peer, told, trusted, address) => {
    expect(seen(peer, told, trusted)).toBe(address);
  });

  test('a header that is sent twice counts as one list', () => {
    expect(seen('10.0.0.1', ['198.51.100.1', '203.0.113.9'], '10.0.0.1')).toBe('203.0.113.9');
  });
});

test.each(['proxy.example.org', '10.0.0.0/33', '10.0.0.0/8/8', '10.0.0', '2001:db8::/129', '10.0.0.1/-1'])(
  '%s is no list of proxies',
  (text) => {
    expect(trustIn(text)).toBeUndefined();
  },
);

test.each([
  ['203.0.113.9', '203.0.113.9'],
  ['2001:db8:0:1:aaaa::9', '2001:db8:0:1::/64'],
  ['2001:db8:0:1:bbbb:0:0:7', '2001:db8:0:1::/64'],
  ['2001:db8::7', '2001:db8:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['unknown', 'unknown'],
])('%s is of the network %s', (address, network) => {
  expect(networkOf(address)).toBe(network);
});
