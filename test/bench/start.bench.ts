import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Figure } from '../../tools/bench/report.ts';
import { freeMediaPorts, freePort } from '../setup/ports.ts';

export const name = 'start';
export const about =
  'npm start until the address is printed: cold (everything installed and built, no data) and a second time, and SIGTERM until it has ended';

const root = fileURLToPath(new URL('../../', import.meta.url));
const rounds = 3;
/** Seconds: the promises of a second start and of stopping. */
const goals = { second: 10, stop: 5 };

export async function run(): Promise<Figure[]> {
  const cold: Times[] = [];
  const second: Times[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const dataDir = await mkdtemp(join(tmpdir(), 'ikiraro-bench-'));
    try {
      cold.push(await startAndStop(dataDir));
      second.push(await startAndStop(dataDir));
    } finally {
      await rm(dataDir, { recursive: true, force: true });
    }
  }
  const starts = (times: Times[]) => times.map(({ start }) => start);
  const stop = Math.max(...[...cold, ...second].map((times) => times.stop));
  const again = median(starts(second));
  return [
    { figure: `cold start, median of ${rounds}`, value: round(median(starts(cold))), unit: 's' },
    { figure: 'cold start, slowest', value: round(Math.max(...starts(cold))), unit: 's' },
    {
      figure: `second start, median of ${rounds}`,
      value: round(again),
      unit: 's',
      goal: `<= ${goals.second}`,
      ok: again <= goals.second,
    },
    { figure: 'second start, slowest', value: round(Math.max(...starts(second))), unit: 's' },
    { figure: 'stop, slowest', value: round(stop), unit: 's', goal: `<= ${goals.stop}`, ok: stop <= goals.stop },
  ];
}

/** Seconds. */
interface Times {
  start: number;
  stop: number;
}

async function startAndStop(dataDir: string): Promise<Times> {
  const env = {
    ...process.env,
    DATA_DIR: dataDir,
    PORT: String(await freePort()),
    API_PORT: String(await freePort()),
    LIVE_PORT: String(await freePort()),
    SFU_PORT: String(await freeMediaPorts(availableParallelism())),
  };
  const began = performance.now();
  const child = spawn('npm', ['start'], { cwd: root, env, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'close');
  const isUp = new Promise<void>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (line.startsWith('Ikiraro is running')) resolve();
    });
    child.once('close', (code) => {
      reject(new Error(`npm start ended with ${String(code)} instead of running.`));
    });
  });
  await isUp;
  const start = (performance.now() - began) / 1000;
  const asked = performance.now();
  child.kill('SIGTERM');
  await ended;
  return { start, stop: (performance.now() - asked) / 1000 };
}

function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

const round = (seconds: number) => Math.round(seconds * 100) / 100;
