import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { voice } from '#classroom';
import type { Figure } from '../../tools/bench/report.ts';
import { Lecturer, layers } from './sfu/lecturer.ts';
import type { Cost, Order } from './sfu/side.ts';

export const name = 'sfu';
export const about =
  'CPU of one lecturer (voice and two camera layers) to 200 plain SRTP sinks: the gateway’s SFU code against bare mediasoup';

const receivers = 200;
const goal = 1.05;
const rounds = 4;
const windowsEach = 6;
const windowMs = 4_000;
const warmUpMs = 4_000;
/** ms for a part of the benchmark to answer; an SFU that has no time for that has none to be measured. */
const patienceMs = 60_000;
/** kbit/s that a receiver is sent when nothing is held up: the voice and the upper layer. */
const expectedRate = (voice.maxAverageBitrate + Math.max(...layers.map(({ maxBitrate }) => maxBitrate))) / 1000;
/** A window in which either side sent less than this part of it does not count: the machine was too busy, and it was not the same work. */
const enough = 0.95;

/** What a window of time cost one side. */
interface Window {
  worker: number;
  all: number;
  /** Of one core. */
  perCent: number;
  /** kbit/s of RTP that one receiver was sent. */
  rate: number;
}
type Pair = Record<Order['side'], Window>;

/**
 * Both sides get the same packets at the same time, each in processes of its own, and their CPU time is read over the same windows: what
 * else the machine does meets both. Which is started first changes from round to round.
 */
export async function run(): Promise<Figure[]> {
  const pairs: Pair[] = [];
  for (let round = 0; round < rounds; round++) pairs.push(...whole(await measure(round % 2 === 0)));
  if (pairs.length < (rounds * windowsEach) / 2) {
    throw new Error(
      `Only ${pairs.length} of ${rounds * windowsEach} windows can be used: the machine is too busy with other things.`,
    );
  }
  const ratios = (cost: (window: Window) => number) =>
    pairs.map(({ gateway, bare }) => cost(gateway) / cost(bare)).sort((a, b) => a - b);
  const all = ratios(({ all }) => all);
  const ratio = median(all);
  const perCent = (side: Order['side']) => median(pairs.map((pair) => pair[side].perCent));
  const rate = (side: Order['side']) => median(pairs.map((pair) => pair[side].rate));
  return [
    {
      figure: `CPU of worker and node, gateway : bare, ${receivers} receivers`,
      value: round(ratio),
      unit: 'x',
      goal: `<= ${goal}`,
      ok: ratio <= goal,
    },
    { figure: 'the same, lowest quarter of the windows', value: round(quantile(all, 0.25)), unit: 'x' },
    { figure: 'the same, highest quarter of the windows', value: round(quantile(all, 0.75)), unit: 'x' },
    {
      figure: 'CPU of the worker alone, gateway : bare',
      value: round(median(ratios(({ worker }) => worker))),
      unit: 'x',
    },
    { figure: 'one core, gateway', value: round(perCent('gateway')), unit: '%' },
    { figure: 'one core, bare', value: round(perCent('bare')), unit: '%' },
    { figure: 'sent to each receiver, gateway', value: round(rate('gateway')), unit: 'kbit/s' },
    { figure: 'sent to each receiver, bare', value: round(rate('bare')), unit: 'kbit/s' },
    { figure: 'windows compared', value: pairs.length, unit: `of ${rounds * windowsEach}, ${windowMs / 1000} s each` },
  ];
}

async function measure(gatewayFirst: boolean): Promise<Pair[]> {
  const children: ChildProcess[] = [];
  const start = (script: string): ChildProcess => {
    // Conditions of this process are not for what runs the compiled services.
    const child = fork(new URL(script, import.meta.url), { execArgv: [], env: { ...process.env, NODE_OPTIONS: '' } });
    children.push(child);
    return child;
  };
  let lecturer: Lecturer | undefined;
  try {
    const { port: sinkPort } = await said<{ port: number }>(start('./sfu/sink.ts'));
    const order = gatewayFirst ? (['gateway', 'bare'] as const) : (['bare', 'gateway'] as const);
    const sides = new Map<Order['side'], { child: ChildProcess; lecturerPort: number }>();
    for (const side of order) {
      const child = start('./sfu/side.ts');
      const told = said<{ lecturerPort: number }>(child);
      child.send({
        side,
        receivers,
        sinkPort,
        workerBin: workerBin(),
        dist: new URL('../../dist', import.meta.url).href,
      } satisfies Order);
      sides.set(side, { child, ...(await told) });
    }
    lecturer = new Lecturer([...sides.values()].map(({ lecturerPort: port }) => ({ ip: '127.0.0.1', port })));
    lecturer.speak();
    lecturer.show();
    const read = async () =>
      Object.fromEntries(
        await Promise.all([...sides].map(async ([side, { child }]) => [side, await costOf(child)] as const)),
      ) as Record<Order['side'], Cost>;
    await pause(warmUpMs);
    const pairs: Pair[] = [];
    let before = await read();
    let since = performance.now();
    for (let index = 0; index < windowsEach; index++) {
      await pause(windowMs);
      const now = await read();
      const ms = performance.now() - since;
      since += ms;
      pairs.push({ gateway: between(before.gateway, now.gateway, ms), bare: between(before.bare, now.bare, ms) });
      before = now;
    }
    return pairs;
  } finally {
    lecturer?.stop();
    await Promise.all(children.map((child) => end(child)));
  }
}

/** The windows in which both sides did all their work. */
const whole = (pairs: readonly Pair[]): Pair[] =>
  pairs.filter(({ gateway, bare }) => Math.min(gateway.rate, bare.rate) >= enough * expectedRate);

/** @param ms how long the window really was */
function between(before: Cost, now: Cost, ms: number): Window {
  const worker = now.workerMs - before.workerMs;
  const all = worker + now.nodeMs - before.nodeMs;
  return { worker, all, perCent: (100 * all) / ms, rate: ((now.receiverBytes - before.receiverBytes) * 8) / ms };
}

function costOf(child: ChildProcess): Promise<Cost> {
  const answer = said<Cost>(child);
  child.send('cost');
  return answer;
}

async function said<T>(child: ChildProcess): Promise<T> {
  const died = once(child, 'exit').then(() => {
    throw new Error('A part of the benchmark ended; is everything built (npm run build)?');
  });
  died.catch(() => undefined);
  const late = AbortSignal.timeout(patienceMs);
  const [message] = (await Promise.race([once(child, 'message', { signal: late }), died])) as [T];
  return message;
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}

function workerBin(): string {
  const bin = process.env.MEDIASOUP_WORKER_BIN;
  if (!bin) throw new Error('MEDIASOUP_WORKER_BIN is not set; start this by `npm run bench -- sfu`.');
  return bin;
}

const round = (value: number) => Math.round(value * 1000) / 1000;
const median = (values: readonly number[]) => quantile(values, 0.5);

function quantile(values: readonly number[], at: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const place = (sorted.length - 1) * at;
  const low = sorted[Math.floor(place)] ?? NaN;
  const high = sorted[Math.ceil(place)] ?? NaN;
  return low + (high - low) * (place - Math.floor(place));
}
