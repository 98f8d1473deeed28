import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { DataSource } from 'typeorm';
import { emptyClass, foldAll } from '#classroom';
import type { ClassEvent, NewClassEvent } from '#classroom';
import { LiveFailure, classEnded, unavailable } from '../src/failure.ts';
import { ClassLog } from '../src/log/class-log.ts';
import { ClassClock } from '../src/log/class-clock.ts';
import { LeaseRepository } from '../src/log/lease.repository.ts';
import { Lease } from '../src/log/lease.ts';
import { LogRepository } from '../src/log/log.repository.ts';
import { onceKey } from '../src/log/plan-appends.ts';
import { Fixtures } from './fixtures.ts';

let fixtures: Fixtures;
let lease: Lease;
let person: string;
let classId: string;
const open: ClassLog[] = [];

beforeAll(async () => {
  fixtures = await Fixtures.start();
  lease = new Lease(new LeaseRepository(fixtures.database.dataSource));
  await lease.take();
  person = await fixtures.person('Writer');
});
afterAll(async () => {
  await lease.giveBack();
  await fixtures.stop();
});
beforeEach(async () => {
  classId = await fixtures.makeClass();
});
afterEach(() => {
  for (const log of open.splice(0)) log.close();
});

/** A log over the given store, and the events that its listener got. */
async function openLog(store = fixtures.log(lease)) {
  const told: ClassEvent[] = [];
  const batches: number[] = [];
  const log = await ClassLog.open(classId, store);
  if (!log) throw new Error('no class');
  log.listen({
    appended: (events) => told.push(...events),
    committed: (_, events) => batches.push(events),
  });
  open.push(log);
  return { log, told, batches };
}
const message = (text: string, key: string = randomUUID()): NewClassEvent => ({
  by: person,
  key,
  type: 'message-posted',
  body: { text },
});
const post = (log: ClassLog, text: string, key: string = randomUUID()) =>
  log.append(() => [message(text, key)], onceKey(person, key));
const stored = async () => (await fixtures.log().read(classId, 0)) ?? [];
const numbered = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

describe('appending', () => {
  test('events that are appended together are committed together, in their order', async () => {
    const { log, told, batches } = await openLog();
    const answers = await Promise.all(numbered(500).map((n) => post(log, `message ${n}`)));
    expect(answers.map(({ seq }) => seq)).toEqual(numbered(500));
    const inDatabase = await stored();
    expect(inDatabase.map(({ body }) => (body as { text: string }).text)).toEqual(
      numbered(500).map((n) => `message ${n}`),
    );
    expect(told).toEqual(inDatabase);
    expect(log.state).toEqual(foldAll(emptyClass, inDatabase));
    // The first goes alone; the others wait for it and go in batches.
    expect(batches.length).toBeLessThan(10);
  });

  test('a key is appended once, and every repeat is answered with the first event', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(4), { minLength: 1, maxLength: 30, size: 'max' }), async (sends) => {
        classId = await fixtures.makeClass();
        const { log } = await openLog();
        const keys = numbered(5).map(() => randomUUID());
        const answers = await Promise.all(sends.map((n) => post(log, `message ${n}`, keys[n])));
        const firsts = new Map<number, number>();
        sends.forEach((n, index) => {
          const { seq, repeated } = answers[index] ?? { seq: 0, repeated: false };
          expect(repeated).toBe(firsts.has(n));
          expect(seq).toBe(firsts.get(n) ?? firsts.size + 1);
          firsts.set(n, seq);
        });
        expect(await stored()).toHaveLength(firsts.size);
      }),
      { numRuns: 15 },
    );
  });

  test('a repeat is recognised by another process too', async () => {
    const key = randomUUID();
    const first = await openLog();
    await post(first.log, 'once', key);
    const second = await openLog();
    expect(await post(second.log, 'once', key)).toMatchObject({ seq: 1, repeated: true });
    expect(second.told).toEqual([]);
  });

  test('each append decides on the events before it, also within one commit', async () => {
    const { log } = await openLog();
    const unlessEnded = log.append((state) => {
      if (state.endedAt !== undefined) throw classEnded();
      return [message('before')];
    });
    const end = log.append(() => [{ by: person, type: 'class-ended', body: {} }]);
    const tooLate = log.append((state) => {
      if (state.endedAt !== undefined) throw classEnded();
      return [message('after')];
    });
    expect((await unlessEnded).seq).toBe(1);
    expect((await end).seq).toBe(2);
    await expect(tooLate).rejects.toMatchObject({ code: 'CLASS_ENDED' });
    const [ended] = (await fixtures.database.dataSource.query('SELECT ended_at, last_seq FROM class WHERE id = $1', [
      classId,
    ])) as { ended_at: Date; last_seq: number }[];
    expect(ended?.last_seq).toBe(2);
    expect(ended?.ended_at.getTime()).toBe(log.state.endedAt);
  });

  test('an append that decides on no events appends none', async () => {
    const { log } = await openLog();
    await post(log, 'one');
    expect(await log.append(() => [])).toEqual({ seq: 1, events: [], repeated: false });
    expect(await stored()).toHaveLength(1);
  });

  test('an event that cannot be written does not harm those beside it', async () => {
    const { log, told } = await openLog();
    const nobody: NewClassEvent = { by: randomUUID(), type: 'hand-raised', body: {} };
    const all = await Promise.allSettled([
      post(log, 'one'),
      post(log, 'two'),
      log.append(() => [nobody]),
      post(log, 'three'),
    ]);
    expect(all.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
    expect(told.map(({ seq }) => seq)).toEqual([1, 2, 3]);
  });

  test('time never runs back within a class', async () => {
    const inAnHour = Math.round(Date.now() / 1000) * 1000 + 3_600_000;
    const store = fixtures.log(lease);
    // The event is stamped as by a server whose clock was an hour ahead.
    expect(await store.append(classId, 0, [message('early')], inAnHour)).toBe(inAnHour);
    const { log } = await openLog();
    await post(log, 'then');
    await log.append(() => [{ by: person, type: 'class-ended', body: {} }]);
    expect((await stored()).map(({ at }) => at)).toEqual([inAnHour, inAnHour, inAnHour]);
  });

  test('events are stamped by the clock of the database', async () => {
    const { log } = await openLog();
    const [before] = (await fixtures.database.dataSource.query(
      'SELECT floor(extract(epoch FROM clock_timestamp()) * 1000)::float8 AS now',
    )) as { now: number }[];
    await post(log, 'now');
    expect(log.since(0)[0]?.at).toBeGreaterThanOrEqual(before?.now ?? Infinity);
  });
});

describe('two processes that own a class at once', () => {
  test('see each other, and nothing is lost, doubled or out of order', async () => {
    const [one, two] = [await openLog(), await openLog()];
    const answers = await Promise.all(
      numbered(40).map((n) => post((n % 2 ? one : two).log, `message ${n}`).catch((error: unknown) => error)),
    );
    const written = answers.filter((answer) => !(answer instanceof LiveFailure));
    const inDatabase = await stored();
    expect(inDatabase.map(({ seq }) => seq)).toEqual(numbered(inDatabase.length));
    expect(inDatabase.length).toBe(written.length);
    await one.log.append(() => []);
    for (const { log, told } of [one, two]) {
      await post(log, 'last');
      expect(told).toEqual(await stored());
    }
  });

  test('each decides on what the other has done', async () => {
    const [one, two] = [await openLog(), await openLog()];
    await one.log.append(() => [{ by: person, type: 'class-ended', body: {} }]);
    const late = two.log.append((state) => {
      if (state.endedAt !== undefined) throw classEnded();
      return [message('late')];
    });
    await expect(late).rejects.toMatchObject({ code: 'CLASS_ENDED' });
    expect(two.told.map(({ type }) => type)).toEqual(['class-ended']);
  });
});

/** Commits, and then loses the answer, as a connection to the database may. */
class Forgetful extends LogRepository {
  forgets = 1;
  override async append(...asked: Parameters<LogRepository['append']>): Promise<number | undefined> {
    const at = await super.append(...asked);
    if (this.forgets-- > 0) throw unavailable('The class log');
    return at;
  }
}

describe('when it is not known whether a commit was made', () => {
  test('the sender is told so, everybody gets the event, and sending again finds it', async () => {
    const { log, told } = await openLog(new Forgetful(fixtures.database.dataSource, lease));
    const key = randomUUID();
    await expect(post(log, 'perhaps', key)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    expect(told).toEqual([]);
    expect(await post(log, 'perhaps', key)).toMatchObject({ seq: 1, repeated: true });
    expect(told.map(({ seq }) => seq)).toEqual([1]);
    expect(await stored()).toHaveLength(1);
  });

  test('the event is looked for even when nobody sends again', async () => {
    let heard: (events: readonly ClassEvent[]) => void = () => undefined;
    const hearing = new Promise<readonly ClassEvent[]>((resolve) => (heard = resolve));
    const log = await ClassLog.open(classId, new Forgetful(fixtures.database.dataSource, lease));
    if (!log) throw new Error('no class');
    log.listen({ appended: heard, committed: () => undefined });
    open.push(log);
    await expect(post(log, 'perhaps')).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    expect(await hearing).toMatchObject([{ seq: 1, body: { text: 'perhaps' } }]);
  });
});

test('a class that does not exist has no log', async () => {
  expect(await ClassLog.open(randomUUID(), fixtures.log(lease))).toBeUndefined();
});

test('attendance stays right when the clock of the database jumps ahead or is set back', async () => {
  const { dataSource } = fixtures.database;
  // A client that connects now finds it before PostgreSQL's own.
  await dataSource.query(`CREATE SCHEMA jump; CREATE TABLE jump.by AS SELECT interval '0' AS time;
    CREATE FUNCTION jump.clock_timestamp() RETURNS timestamptz LANGUAGE sql VOLATILE
      AS 'SELECT pg_catalog.clock_timestamp() + time FROM jump.by';
    ALTER DATABASE "${fixtures.name}" SET search_path = jump, pg_catalog, public`);
  const jumping = await new DataSource({ ...dataSource.options }).initialize();
  const jump = (by: string) => dataSource.query('UPDATE jump.by SET time = $1', [by]);
  const own = new Lease(new LeaseRepository(jumping));
  await lease.giveBack();
  try {
    await own.take();
    let steady = 0;
    const store = new LogRepository(jumping, own);
    const log = await ClassLog.open(classId, store, new ClassClock(() => steady));
    if (!log) throw new Error('no class');
    open.push(log);
    const at = async () => (await post(log, 'now')).events[0]?.at ?? 0;
    const begun = await at();
    for (const [by, minutes] of [
      ['3 hours', 5],
      ['3 hours', 10],
      ['-3 hours', 15],
      ['0', 20],
    ] as const) {
      await jump(by);
      steady = minutes * 60_000;
      // Never more than what has really passed; in the end the clock of the database is 20 minutes late, for it went by in no time.
      expect(await at()).toBe(begun + steady);
    }
  } finally {
    await own.giveBack();
    await jumping.destroy();
    await dataSource.query(`ALTER DATABASE "${fixtures.name}" RESET search_path`);
    await lease.take();
  }
});

test('the process gives up its classes when the log in the database is older than its own', async () => {
  const { dataSource } = fixtures.database;
  const own = new Lease(new LeaseRepository(dataSource));
  const told = new Promise<string>((resolve) => {
    own.onLost(resolve);
  });
  await lease.giveBack();
  await own.take();
  const { log } = await openLog(fixtures.log(own));
  await post(log, 'kept');
  await post(log, 'not in the backup');
  const older = `DELETE FROM class_event WHERE class_id = '${classId}' AND seq > 1`;
  await dataSource.query(
    `ALTER TABLE class_event DISABLE TRIGGER USER; ${older}; ALTER TABLE class_event ENABLE TRIGGER USER`,
  );
  await dataSource.query('UPDATE class SET last_seq = 1 WHERE id = $1', [classId]);
  await expect(post(log, 'beyond it')).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  expect(await told).toMatch(/a backup was restored/);
  expect(await stored()).toHaveLength(1);
});
