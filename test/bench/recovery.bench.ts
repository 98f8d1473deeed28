import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import type { Figure } from '../../tools/bench/report.ts';
import { startThrowawayPostgres } from '../../tools/postgres/throwaway.ts';
import { descendants } from '../setup/processes.ts';
import { startPlatform } from '../setup/platform.ts';
import type { RunningPlatform } from '../setup/platform.ts';
import { fillClasses } from './class/node.ts';
import { percentile } from './class/timings.ts';
import { silentLine } from '../setup/silent-line.ts';
import { makeSmallDisk } from './recovery/small-disk.ts';
import { Writers } from './recovery/writers.ts';

export const name = 'recovery';
export const about =
  '24 people write once a second in a class of the whole platform while a part of it is killed (SIGKILL), stopped (SIGSTOP) or muted, or its disk is full: seconds until all write again, and what was lost. ROUNDS=3 for fewer than ten of each';

const people = 24;
const rounds = Number(process.env['ROUNDS'] ?? 10);
/** Seconds, for 95 of 100: what was killed is back; what was stopped is first found by the watchdog, which waits 3 s; a database that says nothing is given up after 5 s; what a full disk brought down is tried again every 5 s. */
const goals = { killed: 5, stopped: 8, muted: 10, filled: 10 } as const;
/** ms for which the disk is full: long enough for every process that fails to fail. */
const filledMs = 15_000;

/** ms after which a process that failed counts as recovered, and is not made to wait when it falls again (tools/start/backoff.ts). */
const recoveredMs = 31_000;

interface Fault {
  /** Of the platform. */
  part: string;
  what: string;
  goal: number;
  /** What it is counted under. */
  kind: string;
  strike: () => Promise<void> | void;
}

export async function run(): Promise<Figure[]> {
  return [...(await withOwnDatabase()), ...(await withMutedDatabase()), ...(await withSmallDisk())];
}

async function withOwnDatabase(): Promise<Figure[]> {
  const platform = await startPlatform({ host: '127.0.0.1', name: 'bench-recovery' });
  try {
    const signal = (part: string, is: RegExp, name: 'SIGKILL' | 'SIGSTOP'): Fault => ({
      part,
      what: `${part} ${name === 'SIGKILL' ? 'killed' : 'stopped'}`,
      goal: name === 'SIGKILL' ? goals.killed : goals.stopped,
      kind: 'killed and stopped',
      strike: async () => {
        const found = (await descendants(platform.pid)).find(({ command }) => is.test(command));
        if (!found) throw new Error(`There is no ${part}.`);
        process.kill(found.pid, name);
      },
    });
    const parts = [
      ['live', /apps\/live\/src\/main\.js/],
      ['api', /apps\/api\/src\/main\.js/],
      ['PostgreSQL', /postgres\S* -D /],
    ] as const;
    return await measure(
      platform,
      (['SIGKILL', 'SIGSTOP'] as const).flatMap((name) => parts.map(([part, is]) => signal(part, is, name))),
    );
  } finally {
    await platform.stop();
  }
}

async function withMutedDatabase(): Promise<Figure[]> {
  const postgres = await startThrowawayPostgres();
  const line = await silentLine(postgres.port);
  try {
    const url = new URL(postgres.url);
    url.port = String(line.port);
    url.hostname = '127.0.0.1';
    const platform = await startPlatform({
      host: '127.0.0.1',
      name: 'bench-recovery-muted',
      env: { DATABASE_URL: url.href },
    });
    try {
      return await measure(
        platform,
        [
          {
            part: 'PostgreSQL',
            what: 'connections to PostgreSQL muted',
            kind: 'muted',
            goal: goals.muted,
            strike: line.mute,
          },
        ],
        postgres.url,
      );
    } finally {
      await platform.stop();
    }
  } finally {
    line.close();
    await postgres.stop();
  }
}

async function withSmallDisk(): Promise<Figure[]> {
  const disk = await makeSmallDisk();
  if (!disk) {
    console.log('A full disk is not measured: a small one cannot be mounted here. It takes root.');
    return [];
  }
  try {
    const env = { DATA_DIR: disk.path };
    const platform = await startPlatform({ host: '127.0.0.1', name: 'bench-recovery-disk', env });
    try {
      const strike = async () => {
        await disk.fill();
        await pause(filledMs);
        await disk.empty();
      };
      return await measure(platform, [
        { part: 'disk', what: 'disk filled for 15 s', kind: 'filled', goal: goals.filled, strike },
      ]);
    } finally {
      await platform.stop();
    }
  } finally {
    await disk.remove();
  }
}

/** In turn, and each part only when it has run for a while again. */
async function measure(
  { address, ticketSecret, databaseUrl }: RunningPlatform,
  faults: readonly Fault[],
  ownWay = databaseUrl,
): Promise<Figure[]> {
  const seconds = new Map(faults.map(({ what }) => [what, [] as number[]]));
  const sum = { written: 0, lost: 0, doubled: 0 };
  const struck = new Map<string, number>();
  for (let round = 1; round <= rounds; round += 1) {
    const database = await connected(ownWay);
    const { classIds, personIds } = await fillClasses(database, 1, people, `round ${String(round)}`);
    await database.end();
    const writers = await Writers.enter({
      ...{ address, ticketSecret, personIds, classId: classIds[0] ?? '' },
      database: () => connected(ownWay),
    });
    for (const { part, what, strike } of faults) {
      await pause(Math.max(0, (struck.get(part) ?? -Infinity) + recoveredMs - performance.now()));
      await strike();
      const took = await writers.untilAllWriteAgain();
      struck.set(part, performance.now());
      seconds.get(what)?.push(took);
      console.log(`${what}: ${String(took)} s`);
    }
    const found = await writers.stop();
    for (const key of ['written', 'lost', 'doubled'] as const) sum[key] += found[key];
  }
  const kind = faults[0]?.kind ?? '';
  return [
    ...faults.flatMap(({ what, goal }): Figure[] => {
      const took = seconds.get(what) ?? [];
      const p95 = percentile(took, 95);
      return [
        { figure: `${what}: all write again, p50 of ${String(rounds)}`, value: percentile(took, 50), unit: 's' },
        {
          ...{ figure: `${what}: all write again, p95`, value: p95, unit: 's' },
          ...{ goal: `<= ${String(goal)}`, ok: p95 <= goal },
        },
      ];
    }),
    { figure: `${kind}: messages written`, value: sum.written, unit: 'messages' },
    ...(['lost', 'doubled'] as const).map((of) => ({
      ...{ figure: `${kind}: messages ${of}`, value: sum[of], unit: 'messages' },
      ...{ goal: '= 0', ok: sum[of] === 0 },
    })),
  ];
}

/** Connections are lost with their database. */
async function connected(url: string): Promise<pg.Client> {
  const client = new pg.Client(url);
  client.on('error', () => undefined);
  await client.connect();
  return client;
}
