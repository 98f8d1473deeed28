import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Figure } from '../../tools/bench/report.ts';
import { startThrowawayPostgres } from '../../tools/postgres/throwaway.ts';
import { runProgram } from './api/start.ts';
import { savePeople } from './slots/people.ts';
import type { Asked, Measured } from './slots/service.ts';

export const name = 'slots';
/** The service method is asked as a resolver asks it, in a process of its own on real PostgreSQL. Pairs of people take turns, so that nothing is fast only because it was asked just now. */
export const about =
  'times at which two people in different zones could meet in 12 weeks: each with weekly hours, exceptions and 100 sessions in the timetable';

const pairs = 32;

export async function run(): Promise<Figure[]> {
  const postgres = await startThrowawayPostgres();
  try {
    await runProgram('migrate', { DATABASE_URL: postgres.url });
    const asked: Asked = { url: postgres.url, pairs: await savePeople(postgres.url, pairs), ...twelveWeeks };
    const { alone, together, slots, statements } = await measured(asked);
    return [
      { figure: 'one after the other', value: alone.requestsPerSecond, unit: 'requests/s' },
      { figure: 'one after the other, p95', value: alone.p95, unit: 'ms' },
      { figure: 'eight at a time', value: together.requestsPerSecond, unit: 'requests/s' },
      { figure: 'eight at a time, p95', value: together.p95, unit: 'ms' },
      { figure: 'slots found for a pair, median', value: slots, unit: '' },
      { figure: 'for a pair', value: statements, unit: 'statements', goal: '1', ok: statements === 1 },
    ];
  } finally {
    await postgres.stop();
  }
}

/** Clocks change within them, in Brussels and before them in Montréal. */
const twelveWeeks = { from: '2026-03-02', days: 84, minutes: 45, now: '2026-03-01T00:00:00Z' };

/** By Node without our conditions: the compiled service runs. */
async function measured(asked: Asked): Promise<Measured> {
  const child = fork(fileURLToPath(new URL('./slots/service.ts', import.meta.url)), [JSON.stringify(asked)], {
    execArgv: ['--disable-warning=ExperimentalWarning'],
    stdio: ['ignore', 2, 2, 'ipc'],
  });
  const answered: Measured[] = [];
  child.on('message', (message) => answered.push(message as Measured));
  const [code] = (await once(child, 'close')) as [number | null];
  const [figures] = answered;
  if (!figures) throw new Error(`The service ended with ${String(code)}.`);
  return figures;
}
