import { createServer } from 'node:http';
import type { Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { CombinedError } from '@urql/core';
import { fetchInTime } from './in-time.ts';
import { problemsOf } from './problems.ts';

let server: Server;
let address: string;
let respond: (response: ServerResponse) => void;

beforeEach(async () => {
  server = createServer((_, response) => respond(response));
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  address = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/`;
});

afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const failure = async (init?: RequestInit) =>
  fetchInTime(address, init, 100).then(
    () => undefined,
    (error: unknown) => error,
  );

test.each([
  ['no answer comes', () => undefined],
  ['an answer begins and does not end', (response: ServerResponse) => void response.write('{"data":')],
])('it is given up, and said so, when %s', async (_, act) => {
  respond = act;
  const networkError = (await failure()) as Error;
  expect(networkError).toMatchObject({ name: 'TimeoutError' });
  expect(problemsOf(new CombinedError({ networkError }))).toEqual([{ code: 'TOO_SLOW' }]);
});

test('a caller may abort before the answer', async () => {
  respond = () => undefined;
  const leaving = new AbortController();
  const failed = failure({ signal: leaving.signal });
  leaving.abort();
  expect(await failed).toMatchObject({ name: 'AbortError' });
});

test('an answer in time is complete', async () => {
  respond = (response) => response.end('whole');
  expect(await (await fetchInTime(address, undefined, 10_000)).text()).toBe('whole');
});
