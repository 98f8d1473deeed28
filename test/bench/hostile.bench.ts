import { setTimeout as pause } from 'node:timers/promises';
import type { Figure } from '../../tools/bench/report.ts';
import { startApi } from './api/start.ts';
import { startLiveNode } from './class/node.ts';
import { percentile } from './class/timings.ts';
import { Attacker, askApi, signedIn } from './hostile/attacker.ts';
import { inputs } from './hostile/inputs.ts';
import type { Input } from './hostile/inputs.ts';
import { MemoryWatch } from './hostile/memory.ts';
import { Others } from './hostile/others.ts';

export const name = 'hostile';
export const about =
  'each input of the platform at 1, 2, 4 and 8 times a hostile size: time, memory, and how long a class of 12 and somebody who looks at pages waited meanwhile';

const sizes = [1, 2, 4, 8] as const;
/** ms that others wait at most (design: "nobody else waits more than 150 ms"). */
const waitGoal = 150;
/** Time at the largest size over that at the smallest: eight times the work, and the noise of a machine. A square would be 64. */
const growthGoal = 16;
/** Seconds below which times are not compared. */
const floor = 0.2;
/** MB for what reads files: the larger limit of apps/api/src/decks/limits.ts, and a tenth, as resident pages of several processes are counted twice. */
const readersGoal = 1_690;

export async function run(): Promise<Figure[]> {
  const node = await startLiveNode(2, 40);
  try {
    const api = await startApi(node.databaseUrl, { FREE_DOCUMENTS: 'true' });
    try {
      const [quiet = '', attacked = ''] = node.classIds;
      const cookie = await signedIn(node, node.personIds[1] ?? '');
      const others = new Others(node, async () => {
        const { errors } = await askApi(api, cookie, '{ viewer { id name } }');
        return errors === undefined;
      });
      await others.start(quiet);
      const attacker = await Attacker.enter(node, api, attacked);
      const watches = { api: new MemoryWatch(api.pid), live: new MemoryWatch(node.pid) };
      const figures: Figure[] = await peace(others);
      for (const input of inputs) figures.push(...(await attack(input, attacker, others, watches)));
      watches.api.stop();
      watches.live.stop();
      attacker.participant.goes();
      await others.stop();
      return [
        ...figures,
        {
          figure: 'requests of others that failed',
          value: others.failed,
          unit: '',
          goal: '0',
          ok: others.failed === 0,
        },
      ];
    } finally {
      await api.stop();
    }
  } finally {
    await node.stop();
  }
}

/** The time that others wait when nobody attacks, for comparison. */
async function peace(others: Others): Promise<Figure[]> {
  await pause(2_000);
  others.take();
  await pause(8_000);
  const { messages, requests } = others.take();
  return [
    { figure: 'in peace: messages, p95', value: percentile(messages, 95), unit: 'ms' },
    { figure: 'in peace: requests, p95', value: percentile(requests, 95), unit: 'ms' },
  ];
}

async function attack(
  input: Input,
  attacker: Attacker,
  others: Others,
  watches: Record<'api' | 'live', MemoryWatch>,
): Promise<Figure[]> {
  await pause(1_000);
  for (const watch of Object.values(watches)) watch.take();
  others.take();
  const seconds: number[] = [];
  let outcome = '';
  for (const times of sizes) {
    const began = performance.now();
    outcome = await input.send(attacker, times);
    seconds.push((performance.now() - began) / 1_000);
    // The pause gives the measurement of others some values, however quick the attack was.
    await pause(1_500);
  }
  const [first = 0, last = 0] = [seconds[0], seconds.at(-1)];
  const growth = last / Math.max(first, floor);
  const { messages, requests } = others.take();
  const [api, live] = [watches.api.take(), watches.live.take()];
  const wait = (what: string, values: readonly number[]): Figure => {
    const value = percentile(values, 95);
    return {
      figure: `${input.name}: ${what} of others, p95`,
      value,
      unit: 'ms',
      goal: `<= ${waitGoal}`,
      ok: value <= waitGoal,
    };
  };
  const figures: Figure[] = [
    { figure: `${input.name}: at 8 times (${outcome})`, value: round(last), unit: 's' },
    {
      figure: `${input.name}: growth from 1 to 8 times`,
      value: round(growth),
      unit: '',
      goal: `<= ${growthGoal}`,
      ok: growth <= growthGoal,
    },
    wait('messages', messages),
    wait('requests', requests),
    { figure: `${input.name}: memory of api`, value: api.service, unit: 'MB' },
    { figure: `${input.name}: memory of live`, value: live.service, unit: 'MB' },
  ];
  if (api.children > 0) {
    const ok = api.children <= readersGoal;
    figures.push({
      figure: `${input.name}: memory of what reads files`,
      value: api.children,
      unit: 'MB',
      goal: `<= ${readersGoal}`,
      ok,
    });
  }
  return figures;
}

const round = (value: number) => Math.round(value * 100) / 100;
