import { setTimeout as pause } from 'node:timers/promises';
import type { Figure } from '../../../tools/bench/report.ts';
import type { Rate } from './lively.ts';
import { goOn } from './lively.ts';
import { nameHost } from './node.ts';
import type { LiveNode } from './node.ts';
import { Participant } from './participant.ts';
import { Timings, percentile } from './timings.ts';

/** People who are there already, and write. */
const there = 20;
const come = 200;
/** ms within which they come. */
const withinMs = 1_000;
/** Seconds for which the others write: longer than the last needs to be in. */
const seconds = 15;
const writing: Rate = { messages: 5, strokes: 1, hands: 0, votes: 0, paces: 0, notes: 0, comings: 0, groupOf: 10 };

/** A lecture hall that opens its laptops at once, in a class that goes on. */
export async function rush(node: LiveNode, classId: string): Promise<Figure[]> {
  const [timings, ofComing] = [new Timings(), new Timings()];
  const person = (personId: string, index: number) =>
    new Participant({
      ...{ ...node, classId, personId, role: index === 0 ? 'host' : 'listener' },
      timings: index < there ? timings : ofComing,
    });
  const people = node.personIds.slice(0, there + come).map(person);
  const [here, coming] = [people.slice(0, there), people.slice(there)];
  const [host, ...others] = here;
  if (!host) throw new Error('There is nobody.');
  await nameHost(node.database, classId, host.personId);
  for (const one of here) await one.enter();
  // The time of a join when nobody else joins.
  await goOn(host, others, writing, seconds);
  const calm = percentile(timings.deliveries, 95);
  timings.deliveries.length = 0;
  const going = goOn(host, others, writing, seconds);
  await pause(1_000);
  const began = performance.now();
  const took = await Promise.all(
    coming.map(async (one, index) => {
      await pause((index * withinMs) / come);
      const at = performance.now();
      await one.enter();
      return performance.now() - at;
    }),
  );
  const all = performance.now() - began;
  await going;
  for (const one of people) one.goes();
  const figure = (of: string, value: number, unit: string): Figure => ({
    figure: `${String(come)} join within a second: ${of}`,
    value,
    unit,
  });
  return [
    figure('all are in after', Math.round(all / 10) / 100, 's'),
    figure('from the connection to the class, p50', percentile(took, 50), 'ms'),
    figure('from the connection to the class, p95', percentile(took, 95), 'ms'),
    figure(`messages of the ${String(there)} who were there delivered before, p95`, calm, 'ms'),
    figure('their messages meanwhile and for 10 s after, p95', percentile(timings.deliveries, 95), 'ms'),
    figure('their messages meanwhile and for 10 s after, slowest', percentile(timings.deliveries, 100), 'ms'),
  ];
}
