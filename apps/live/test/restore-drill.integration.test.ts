import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { AddressInfo } from 'node:net';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { INestApplication } from '@nestjs/common';
import pg from 'pg';
import { io } from 'socket.io-client';
import { firstPage } from '#classroom';
import type { ClassRole } from '#classroom';
import type { ClassTicket } from '#contract';
import { signTicket } from '#contract/ticket';
import { makeBackup, restoreBackup } from '#database/backup';
import type { Manifest } from '#database/backup';
import { createEmptyDatabase } from '#database/testing';
import { createLiveApp } from '../src/app.ts';
import { openClassPage } from './class-page.ts';
import type { ClassPage } from './class-page.ts';
import { Client, LiveUnderTest } from './live-under-test.ts';
import { World } from './world.ts';

/** The drill: a backup is made while a class goes on and restored elsewhere, where the class continues for people who were in it and for others. */

let live: LiveUnderTest;
let world: World;
let folder: string;
let elsewhere: Awaited<ReturnType<typeof createEmptyDatabase>>;
let second: INestApplication | undefined;
const clients: Client[] = [];
const pages: ClassPage[] = [];

beforeAll(async () => {
  live = await LiveUnderTest.start();
  world = await World.make(live);
  folder = await mkdtemp(join(tmpdir(), 'ikiraro-drill-'));
  elsewhere = await createEmptyDatabase();
});
afterAll(async () => {
  for (const page of pages) page.dispose();
  for (const client of clients) client.socket.disconnect();
  await second?.close();
  await elsewhere.drop();
  await live.stop();
  await rm(folder, { recursive: true, force: true });
});

const key = () => crypto.randomUUID();
const backupOf = (databaseUrl: string, name: string): Promise<Manifest> =>
  makeBackup({
    databaseUrl,
    dataDir: join(folder, name),
    ticketSecret: live.config.ticketSecret,
    file: join(folder, `${name}.tar.gz`),
    platform: 'drill',
  });

async function rows(url: string, sql: string): Promise<string[]> {
  const client = new pg.Client(url);
  await client.connect();
  return (await client.query<{ row: string }>(sql).finally(() => client.end())).rows.map(({ row }) => row);
}

/** Messages that a person may send at once. */
const mostSaid = 20;

/** Sends messages while something is done. @returns how many */
async function chatter(client: Client, until: Promise<unknown>): Promise<number> {
  let goesOn = true;
  void until.finally(() => (goesOn = false)).catch(() => undefined);
  let said = 0;
  while (goesOn && said < mostSaid)
    await client.ok('chat.post', { key: key(), text: `while it is made ${String((said += 1))}` });
  return said;
}

async function startElsewhere(ticketSecret: string | undefined): Promise<string> {
  const config = { ...live.config, databaseUrl: elsewhere.url, ticketSecret: String(ticketSecret) };
  second = await createLiveApp(config);
  await second.listen(0, '127.0.0.1');
  return `http://127.0.0.1:${String((second.getHttpServer().address() as AddressInfo).port)}`;
}

async function connect(address: string, token: string, ticket: ClassTicket): Promise<Client> {
  const options = {
    path: '/live',
    auth: { ticket: token },
    transports: ['websocket'],
    reconnection: false,
    forceNew: true,
  };
  const client = new Client(io(address, options), ticket);
  clients.push(client);
  await client.connected();
  return client;
}

test('live does not start on a schema newer than its code', async () => {
  const newer = await createEmptyDatabase();
  try {
    await rows(newer.url, `CREATE TABLE migration AS SELECT 1 AS timestamp, 'Later' AS name`);
    const starting = createLiveApp({ ...live.config, databaseUrl: newer.url });
    await expect(starting).rejects.toThrow(/newer version of Ikiraro: .*Later.*Going back/);
  } finally {
    await newer.drop();
  }
});

test('a class in progress is backed up, restored elsewhere, and goes on there', async () => {
  await world.listener.ok('chat.post', { key: key(), text: 'Before the backup' });
  // Signed by the old place, used in the new one.
  const token = await live.sign(world.listener.ticket);
  const making = backupOf(live.config.databaseUrl ?? '', 'first');
  const said = await chatter(world.listener, making);
  const first = await making;
  expect(said).toBeGreaterThan(0);
  // The old place goes on undisturbed.
  await world.host.ok('chat.post', { key: key(), text: 'After the backup' });

  const to = { databaseUrl: elsewhere.url, dataDir: join(folder, 'second'), file: join(folder, 'first.tar.gz') };
  // A restore is refused while a class goes on.
  await expect(restoreBackup({ ...to, databaseUrl: String(live.config.databaseUrl), replace: true })).rejects.toThrow(
    /The platform runs on this database/,
  );
  const { ticketSecret } = await restoreBackup(to);

  // Each table has the same bytes as in the old database; of the log, the events up to the backup.
  expect((await backupOf(elsewhere.url, 'second')).entries).toEqual(first.entries);
  for (const { name, rows: count } of first.tables) {
    if (['class', 'class_event', 'attendance'].includes(name)) continue;
    const all = `SELECT t::text AS row FROM ${name} AS t ORDER BY 1`;
    const [there, here] = [await rows(elsewhere.url, all), await rows(String(live.config.databaseUrl), all)];
    expect(there).toEqual(here);
    expect(there).toHaveLength(count);
  }
  const log = `SELECT t::text AS row FROM class_event AS t ORDER BY seq`;
  const [restored, whole] = [await rows(elsewhere.url, log), await rows(String(live.config.databaseUrl), log)];
  expect(restored).toEqual(whole.slice(0, restored.length));
  expect(restored.some((row) => row.includes('Before the backup'))).toBe(true);
  expect(restored.some((row) => row.includes('After the backup'))).toBe(false);

  const address = await startElsewhere(ticketSecret);
  const before = await connect(address, token, world.listener.ticket);
  const { events } = await before.ok('class.enter', { after: 0 });
  expect(JSON.stringify(events)).toContain('Before the backup');
  const after = await newcomer(address, 'listener', 'Newcomer');
  await after.ok('class.enter', { after: 0 });
  await before.ok('chat.post', { key: key(), text: 'Restored' });
  await after.ok('chat.post', { key: key(), text: 'So I hear' });
  const types = (client: Client) => client.events.filter((event) => event.endsWith('message-posted')).length;
  await after.until(() => (types(after) >= 2 ? true : undefined));
  await before.until(() => (types(before) >= 2 ? true : undefined));
  // Numbers go on where the backup ended, without a gap.
  const seqs = await rows(elsewhere.url, 'SELECT seq::text AS row FROM class_event ORDER BY seq');
  expect(seqs).toEqual(seqs.map((_, index) => String(index + 1)));
  // A client that had everything of the backup gets only later events.
  const host = await connect(address, await live.sign(world.host.ticket), world.host.ticket);
  await host.ok('class.enter', { after: restored.length });
  await world.host.ok('chat.post', { key: key(), text: 'The old place does not mind' });
});

/** A person who has an account and a seat only in the new database. */
async function newcomer(address: string, role: ClassRole, name: string): Promise<Client> {
  const [personId = ''] = await rows(
    elsewhere.url,
    `WITH person AS (
       INSERT INTO person (email, name, zone, language) VALUES ('newcomer@example.org', '${name}', 'Africa/Kigali', 'fr') RETURNING id
     ), seat AS (
       INSERT INTO enrolment (section_id, person_id)
       SELECT session.section_id, person.id FROM class JOIN session ON session.id = class.session_id, person
       WHERE class.id = '${world.classId}'
     ) SELECT id::text AS row FROM person`,
  );
  const ticket: ClassTicket = { classId: world.classId, role, name, personId };
  return connect(address, await signTicket(ticket, live.config.ticketSecret), ticket);
}

const messagesOf = ({ state }: ClassPage) => state.value.messages.map(({ text }) => text);

/** Resolves when all pages have entered and nothing is left to send. */
async function until(holds: () => boolean): Promise<void> {
  while (
    !holds() ||
    pages.some(({ connection, outbox }) => connection.state.value.is !== 'open' || outbox.entries.value.length > 0)
  )
    await pause(50);
}

test('after an older backup is restored all have the same log again, and what browsers send again is there once', async () => {
  const classId = await live.makeClass();
  for (const [role, name] of [
    ['host', 'Ada'],
    ['listener', 'Bosco'],
    ['listener', 'Chantal'],
  ] as const) {
    const ticket = await live.ticket(classId, role, name);
    pages.push(await openClassPage(live.address, ticket, () => live.sign(ticket)));
  }
  const say = (text: string, page: ClassPage | undefined) =>
    page?.outbox.write({ name: 'chat.post', payload: { text } });
  for (const [index, page] of pages.entries()) say(`Kept ${String(index)}`, page);
  await until(() => pages.every((page) => messagesOf(page).length === 3));
  const watcher = await live.ticket(classId, 'listener', 'Watcher');
  const { epoch = '' } = await (await live.connect(watcher)).ok('class.enter', { after: 0, epoch: '' });
  await backupOf(live.config.databaseUrl ?? '', 'older');

  for (let n = 1; n <= 6; n += 1) say(`Lost ${String(n)}`, pages[n % 3]);
  pages[1]?.outbox.write({ name: 'question.ask', payload: { text: 'Lost question' } });
  pages[0]?.board.draw(firstPage, { kind: 'line', ink: 'ink', width: 60, box: [0, 0, 100, 100] });
  const marks = ({ state }: ClassPage) => Object.values(state.value.board.marks).flat().length;
  await until(() => pages.every((page) => messagesOf(page).length === 9 && marks(page) === 1));

  const { port } = new URL(live.address);
  await live.stopApp();
  await restoreBackup({
    databaseUrl: String(live.config.databaseUrl),
    dataDir: join(folder, 'older'),
    file: join(folder, 'older.tar.gz'),
    replace: true,
  });
  const [kept = 0] = (
    await rows(String(live.config.databaseUrl), `SELECT last_seq AS row FROM class WHERE id = '${classId}'`)
  ).map(Number);
  await live.startApp(Number(port));
  await until(() => pages.every((page) => messagesOf(page).length === 9 && marks(page) === 1));

  const [first, ...others] = pages.map(messagesOf);
  for (const other of others) expect(other).toEqual(first);
  const all = ['Kept 0', 'Kept 1', 'Kept 2', ...[1, 2, 3, 4, 5, 6].map((n) => `Lost ${String(n)}`)];
  expect(first?.toSorted()).toEqual(all);
  expect(pages.map(({ state }) => state.value.questions.map(({ text }) => text))).toEqual(
    pages.map(() => ['Lost question']),
  );
  const posted = await rows(
    String(live.config.databaseUrl),
    `SELECT body->>'text' AS row FROM class_event WHERE class_id = '${classId}' AND type = 'message-posted' ORDER BY seq`,
  );
  expect(posted).toEqual(first);

  // A sequence number alone tells nothing once the log has grown beyond it: the epoch tells that the log was restored.
  const again = await live.connect(watcher);
  const asks = async (after: number) => (await again.ok('class.enter', { after, epoch })).anew;
  expect(await asks(pages[0]?.state.value.seq ?? 0)).toBe(true);
  expect(await asks(kept + 1)).toBe(true);
  expect(await asks(kept)).toBeUndefined();
});
