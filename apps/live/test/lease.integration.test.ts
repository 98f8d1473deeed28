import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { createLiveApp } from '../src/app.ts';
import { LeaseRepository } from '../src/log/lease.repository.ts';
import { Lease, LeaseHeld } from '../src/log/lease.ts';
import { here, isGone } from '../src/log/process-place.ts';
import type { ProcessPlace } from '../src/log/process-place.ts';
import { LiveUnderTest } from './live-under-test.ts';

let live: LiveUnderTest;
const others: Lease[] = [];
beforeAll(async () => {
  live = await LiveUnderTest.start();
});
afterEach(async () => {
  for (const other of others.splice(0)) await other.giveBack();
});
afterAll(() => live.stop());

const query = <Row = unknown>(sql: string, values: unknown[] = []) =>
  live.fixtures.database.dataSource.query<Row[]>(sql, values);
const another = (): Lease => {
  const lease = new Lease(new LeaseRepository(live.fixtures.database.dataSource));
  others.push(lease);
  return lease;
};
/** The row as a process leaves it that ended without giving the lease back. */
const leave = (place: ProcessPlace | null, expires: string) =>
  query(
    `UPDATE live_lease SET owner = gen_random_uuid(), epoch = epoch + 1, place = $1, expires_at = now() + $2::interval`,
    [JSON.stringify(place), expires],
  );

test('a second live service stops with a sentence, and makes nobody leave a class', async () => {
  const classId = await live.makeClass();
  const host = await live.join(classId, 'host', 'Lecturer');
  const second = await createLiveApp(live.config);
  const refused = second.listen(0, '127.0.0.1');
  await expect(refused).rejects.toThrow(LeaseHeld);
  await expect(refused).rejects.toThrow(
    new RegExp(`\\(process ${process.pid} on .+\\).*Stop that one first, or give this one a database of its own`),
  );
  await second.close();
  expect(await host.ok('log.since', { after: 0 })).toMatchObject({ events: [{ type: 'joined' }] });
});

test('a process that lost the lease writes nothing more, is told, and does not get it back', async () => {
  const classId = await live.makeClass();
  const host = await live.join(classId, 'host', 'Lecturer');
  const lost: string[] = [];
  live.part(Lease).onLost((sentence) => lost.push(sentence));
  await leave(null, '-1 second');
  const next = another();
  await next.take();
  const before = await live.fixtures.log().read(classId, 0);
  expect(await host.ask('hand.raise', { key: randomUUID() })).toMatchObject({
    ok: false,
    error: { code: 'UNAVAILABLE' },
  });
  expect(await host.ask('hand.raise', { key: randomUUID() })).toMatchObject({
    ok: false,
    error: { code: 'UNAVAILABLE' },
  });
  expect(await live.fixtures.log().read(classId, 0)).toEqual(before);
  expect(lost).toEqual([expect.stringContaining('This one ends.')]);
  await next.giveBack();
  await live.stopApp();
  await live.startApp();
});

test('the lease of a process that is gone is taken at once, that of one that is only silent when it is over', async () => {
  await live.stopApp();
  const child = spawn('sleep', ['1000']);
  await once(child, 'spawn');
  const stat = async () => {
    const text = await readFile(`/proc/${String(child.pid)}/stat`, 'utf8');
    return text.replace(/^.*\)/s, ')').split(' ')[20] ?? '';
  };
  const place = { ...here(), pid: child.pid ?? 0, startedAt: await stat() };
  expect(isGone(place)).toBe(false);
  expect(isGone({ ...place, startedAt: '1' })).toBe(true);
  child.kill('SIGKILL');
  await once(child, 'exit');
  expect(isGone(place)).toBe(true);
  // Whether a process of another machine or container lives is not known.
  expect(isGone({ ...place, machine: 'another' })).toBe(false);

  await leave(place, '1 hour');
  await another().take();
  await others.pop()?.giveBack();
  // The owner is on another machine and silent, and the clock was set back meanwhile.
  await leave({ ...place, machine: 'another' }, '1 hour');
  await another().take();
  const [row] = await query<{ epoch: string }>('SELECT epoch FROM live_lease');
  expect(Number(row?.epoch)).toBeGreaterThan(4);
  await others.pop()?.giveBack();
  await live.startApp();
});

test('one of two processes that start at once gets it', async () => {
  await live.stopApp();
  await leave(null, '-1 second');
  const both = await Promise.allSettled([another().take(), another().take()]);
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  for (const other of others.splice(0)) await other.giveBack();
  await live.startApp();
});
