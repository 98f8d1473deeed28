import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Figure } from '../../../tools/bench/report.ts';
import type { Times } from './ranked.ts';

const counts = { experts: 5_000, needs: 500, places: 20, rounds: 5 };
/** Seconds to rank all needs, and MB that the process may ever have: the promise. */
const goals = { seconds: 0.5, memory: 300 };

export async function measureSpeed(): Promise<Figure[]> {
  const child = fork(
    fileURLToPath(new URL('./ranked.ts', import.meta.url)),
    [counts.experts, counts.needs, counts.places, counts.rounds].map(String),
    { execArgv: ['--conditions=source', '--disable-warning=ExperimentalWarning'] },
  );
  let times: Times | undefined;
  child.on('message', (message) => (times = message as Times));
  const [code] = (await once(child, 'close')) as [number | null];
  if (times === undefined) throw new Error(`The process that ranks ended with ${String(code)}.`);
  const [first = Infinity, ...again] = times.ranked;
  const usual = again.toSorted((a, b) => a - b)[Math.floor(again.length / 2)] ?? Infinity;
  const what = `${String(counts.needs)} needs ranked among ${counts.experts.toLocaleString('en')} experts`;
  return [
    { figure: `${what}, the first time in a new process`, value: round(first), unit: 's' },
    {
      figure: `${what}, median of ${String(again.length)} more times`,
      value: round(usual),
      unit: 's',
      goal: `<= ${String(goals.seconds)}`,
      ok: usual <= goals.seconds,
    },
    { figure: 'of it time of the processor', value: round(times.processor), unit: 's' },
    { figure: 'experts prepared, once', value: round(times.prepared), unit: 's' },
    { figure: 'share of pairs that are not removed', value: round((100 * times.suitable) / times.pairs), unit: '%' },
    {
      figure: 'peak memory of the process',
      value: Math.round(times.memory),
      unit: 'MB',
      goal: `<= ${String(goals.memory)}`,
      ok: times.memory <= goals.memory,
    },
    { figure: 'of it before anything was prepared, with the data', value: Math.round(times.before), unit: 'MB' },
  ];
}

const round = (value: number) => Math.round(value * 100) / 100;
