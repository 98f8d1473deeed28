import type { IncomingMessage } from 'node:http';
import { expect, test } from '@jest/globals';
import { trustIn } from './client-address.ts';
import { requestIdOf } from './request-id.ts';

const trust = trustIn('192.0.2.1') ?? (() => false);
const told = (remoteAddress: string, id: string | string[]) =>
  requestIdOf({ socket: { remoteAddress }, headers: { 'x-request-id': id } } as unknown as IncomingMessage, trust);

test('a trusted proxy gives a request its id, also over a socket for both IPv4 and IPv6', () => {
  expect(told('192.0.2.1', 'abc-123_4.5:6')).toBe('abc-123_4.5:6');
  expect(told('::ffff:192.0.2.1', 'abc-1234')).toBe('abc-1234');
});

test.each([
  ['somebody else', '192.0.2.2', 'abc-12345'],
  ['one that says it twice', '192.0.2.1', 'abc-12345, abc-12346'],
  ['a line end', '192.0.2.1', 'abc-12345\n{"access":1}'],
  ['a line end at its end', '192.0.2.1', 'abc-12345\n'],
  ['too little', '192.0.2.1', 'abc'],
  ['too much', '192.0.2.1', 'x'.repeat(10_000)],
])('%s is not believed', (_, address, id) => {
  expect(told(address, id)).toMatch(/^[\da-f]{8}-[\da-f-]{27}$/);
});
