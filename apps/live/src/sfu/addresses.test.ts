import { expect, test } from '@jest/globals';
import { isLoopback, offeredCandidates, ownAddresses } from './addresses.ts';

const candidate = (address: string, protocol: 'udp' | 'tcp' = 'udp') => ({
  foundation: `${protocol}candidate`,
  priority: protocol === 'udp' ? 1_078_862_079 : 1_078_862_075,
  address,
  ip: address,
  protocol,
  port: 40_000,
  type: 'host' as const,
});

test('a platform on the loopback address offers the machine’s other addresses after it', () => {
  const offered = offeredCandidates([candidate('127.0.0.1'), candidate('127.0.0.1', 'tcp')], () => [
    '192.0.2.2',
    '198.51.100.4',
  ]);
  expect(offered.map(({ ip, protocol }) => `${protocol} ${ip}`)).toEqual([
    'udp 127.0.0.1',
    'tcp 127.0.0.1',
    'udp 192.0.2.2',
    'tcp 192.0.2.2',
    'udp 198.51.100.4',
    'tcp 198.51.100.4',
  ]);
  expect(offered.every(({ ip, address, port }) => ip === address && port === 40_000)).toBe(true);
  expect(new Set(offered.map(({ foundation }) => foundation)).size).toBe(6);
  for (const { ip, priority } of offered.slice(2)) expect([ip, priority < 1_078_862_075]).toEqual([ip, true]);
});

test('a platform with an address of its own tells nobody the machine’s others', () => {
  for (const address of ['203.0.113.9', 'class.example.org', '10.0.0.7']) {
    const own = [candidate(address), candidate(address, 'tcp')];
    expect(offeredCandidates(own, () => ['192.0.2.2'])).toEqual(own);
  }
});

test('without a network there is only the loopback address', () => {
  expect(offeredCandidates([candidate('127.0.0.1')], () => [])).toEqual([candidate('127.0.0.1')]);
});

test('of the machine’s addresses, those count that others could reach', () => {
  const one = (address: string, internal = false, family: 'IPv4' | 'IPv6' = 'IPv4') =>
    ({ address, internal, family, netmask: '', mac: '', cidr: null, scopeid: 0 }) as never;
  expect(
    ownAddresses({
      lo: [one('127.0.0.1', true)],
      eth0: [one('192.0.2.2'), one('fe80::1', false, 'IPv6'), one('169.254.3.4')],
    }),
  ).toEqual(['192.0.2.2']);
  expect(ownAddresses({ many: Array.from({ length: 9 }, (_, place) => one(`192.0.2.${String(place)}`)) })).toHaveLength(
    4,
  );
  expect(['127.0.0.1', '127.5.0.1', 'localhost', '::1', '192.0.2.2', '12.7.0.1'].map(isLoopback)).toEqual([
    true,
    true,
    true,
    true,
    false,
    false,
  ]);
});
