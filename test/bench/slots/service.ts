import { join } from 'node:path';
import { DataSource } from 'typeorm';
import type { FreeTimesRepository as Repository } from '../../../apps/api/src/availability/free-times.repository.ts';
import type { FreeTimes as Service } from '../../../apps/api/src/availability/free-times.service.ts';
import type { dataSourceOptions as optionsOf } from '../../../libs/database/src/data-source.ts';
import { root } from '../../../tools/setup/paths.mjs';
import { percentile } from '../class/timings.ts';
import type { Pair } from './people.ts';

export interface Asked {
  url: string;
  pairs: readonly Pair[];
  from: string;
  days: number;
  minutes: number;
  now: string;
}
interface Load {
  requestsPerSecond: number;
  /** ms */
  p95: number;
}
export interface Measured {
  alone: Load;
  together: Load;
  slots: number;
  statements: number;
}

const rounds = 5;
/** Of one measurement. */
const ms = 3_000;

const { url, pairs, now, ...question } = JSON.parse(process.argv[2] ?? '') as Asked;
const dist = <T>(path: string) => import(join(root, 'dist', path)) as Promise<T>;
const { dataSourceOptions } = await dist<{ dataSourceOptions: typeof optionsOf }>('libs/database/src/data-source.js');
const { FreeTimesRepository } = await dist<{ FreeTimesRepository: typeof Repository }>(
  'apps/api/src/availability/free-times.repository.js',
);
const { FreeTimes } = await dist<{ FreeTimes: typeof Service }>('apps/api/src/availability/free-times.service.js');

const dataSource = await new DataSource(
  dataSourceOptions(url, { applicationName: 'bench', poolSize: 10 }),
).initialize();
let statements = 0;
const query = dataSource.query.bind(dataSource);
dataSource.query = (...given: Parameters<typeof query>) => {
  statements += 1;
  return query(...given) as never;
};
const service = new FreeTimes(new FreeTimesRepository(dataSource));
const at = new Date(now);

let turn = 0;
async function ask(): Promise<number> {
  const pair = pairs[(turn += 1) % pairs.length];
  if (!pair) throw new Error('There are no people.');
  return (await service.of({ ...question, personIds: pair, readerId: pair[0] }, at)).length;
}

async function load(atOnce: number, duration: number): Promise<Load> {
  const times: number[] = [];
  const began = performance.now();
  const until = began + duration;
  const one = async () => {
    while (performance.now() < until) {
      const start = performance.now();
      await ask();
      times.push(performance.now() - start);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, one));
  return {
    requestsPerSecond: Math.round((times.length * 1000) / (performance.now() - began)),
    p95: percentile(times, 95),
  };
}

const median = (values: readonly number[]) => percentile(values, 50);
const middle = (loads: readonly Load[]): Load => ({
  requestsPerSecond: median(loads.map(({ requestsPerSecond }) => requestsPerSecond)),
  p95: median(loads.map(({ p95 }) => p95)),
});

const found: number[] = [];
for (const _ of pairs) found.push(await ask());
const costs = statements / pairs.length;
if (found.some((slots) => slots === 0)) throw new Error(`Pairs without a slot: ${found.join(' ')}`);
await load(8, ms);
const loads: Record<'alone' | 'together', Load[]> = { alone: [], together: [] };
for (let round = 0; round < rounds; round += 1) {
  loads.alone.push(await load(1, ms));
  loads.together.push(await load(8, ms));
}
const measured: Measured = {
  ...{ alone: middle(loads.alone), together: middle(loads.together) },
  ...{ slots: median(found), statements: costs },
};
await new Promise((resolve) => process.send?.(measured, undefined, {}, resolve));
await dataSource.destroy();
process.exit(0);
