import { setTimeout as pause } from 'node:timers/promises';
import type { Figure } from '../../tools/bench/report.ts';
import { hourEvents, writeHour } from './class/hour.ts';
import { goOn } from './class/lively.ts';
import type { Rate } from './class/lively.ts';
import { nameHost, startLiveNode } from './class/node.ts';
import type { LiveNode } from './class/node.ts';
import { Participant, stateOf } from './class/participant.ts';
import { rush } from './class/rush.ts';
import { Timings, percentile } from './class/timings.ts';

export const name = 'class';
export const about =
  'scripted participants (Socket.IO clients in one process beside it) in classes of one real live service with its PostgreSQL: 200 in one for 3 minutes, 1,000 in 20 for 1 minute, each act at a moment of its own, what a late joiner of an hour gets, and 200 who join within a second';

/** ms: the promise of both. */
const deliveredGoal = 150;
const snapshotGoalKb = 100;

const one: Rate = { messages: 10, strokes: 1, hands: 1, votes: 2, paces: 1, notes: 0.5, comings: 0.5, groupOf: 10 };
const eachOfMany: Rate = {
  messages: 1,
  strokes: 0.5,
  hands: 0.2,
  votes: 0.3,
  paces: 0.2,
  notes: 0.1,
  comings: 0.1,
  groupOf: 5,
};

export async function run(): Promise<Figure[]> {
  const node = await startLiveNode(23, 1_000);
  try {
    const [large = '', hour = '', rushed = '', ...many] = node.classIds;
    return [
      ...(await measure(node, '200 in one class', [large], 200, one, 180)),
      ...(await measure(node, '1,000 in 20 classes', many, 50, eachOfMany, 60)),
      ...(await lateJoiner(node, hour)),
      ...(await rush(node, rushed)),
    ];
  } finally {
    await node.stop();
  }
}

async function measure(
  node: LiveNode,
  what: string,
  classIds: readonly string[],
  size: number,
  rate: Rate,
  seconds: number,
): Promise<Figure[]> {
  const classes = classIds.map((classId, at) => {
    const timings = new Timings();
    const people = node.personIds
      .slice(at * size, (at + 1) * size)
      .map(
        (personId, index) =>
          new Participant({ ...node, classId, personId, timings, role: index === 0 ? 'host' : 'listener' }),
      );
    return { classId, timings, people };
  });
  for (const { classId, people } of classes) {
    const [host] = people;
    if (host) await nameHost(node.database, classId, host.personId);
  }
  // They come within some seconds, as at the beginning of a lesson.
  for (let index = 0; index < size; index += 5) {
    await Promise.all(classes.flatMap(({ people }) => people.slice(index, index + 5).map((person) => person.enter())));
  }
  const before = await node.usage();
  const began = performance.now();
  await Promise.all(classes.map(({ people: [host, ...others] }) => host && goOn(host, others, rate, seconds)));
  const elapsed = (performance.now() - began) / 1_000;
  const after = await node.usage();
  const lost = await missing(node, classes);
  const refused = classes.flatMap(({ people }) => people).reduce((sum, person) => sum + person.refused, 0);
  for (const { people } of classes) for (const person of people) person.goes();
  const acknowledged = classes.flatMap(({ timings }) => timings.acknowledgements);
  const delivered = classes.flatMap(({ timings }) => timings.deliveries);
  const p95 = percentile(delivered, 95);
  const figure = (of: string, value: number, unit: string): Figure => ({ figure: `${what}: ${of}`, value, unit });
  return [
    figure('events acknowledged', acknowledged.length, 'events'),
    figure('acknowledged, p50', percentile(acknowledged, 50), 'ms'),
    figure('acknowledged, p95', percentile(acknowledged, 95), 'ms'),
    figure('deliveries', delivered.length, 'deliveries'),
    { ...figure('delivered, p95', p95, 'ms'), goal: `<= ${deliveredGoal}`, ok: p95 <= deliveredGoal },
    { ...figure('events missing somewhere', lost, 'events'), goal: '= 0', ok: lost === 0 },
    { ...figure('requests refused or unanswered', refused, 'requests'), goal: '= 0', ok: refused === 0 },
    figure(
      'CPU of the live service',
      Math.round((100 * (after.cpuSeconds - before.cpuSeconds)) / elapsed),
      '% of a core',
    ),
    figure('memory of the live service', after.megabytes, 'MB'),
  ];
}

/** Messages that were acknowledged and are not in the log, or are in the log and did not reach everybody who is there. */
async function missing(
  { database }: LiveNode,
  classes: readonly { classId: string; timings: Timings; people: readonly Participant[] }[],
): Promise<number> {
  let lost = 0;
  for (const { classId, timings, people } of classes) {
    const { rows } = await database.query<{ last: number; stored: number }>(
      `SELECT class.last_seq AS last, (SELECT count(*)::int FROM class_event WHERE class_id = class.id) AS stored
         FROM class WHERE id = $1`,
      [classId],
    );
    const { last = 0, stored = 0 } = rows[0] ?? {};
    lost += last - stored + Math.max(0, timings.lastSeq - last);
    for (const person of people) {
      // The last messages are still on their way.
      for (let wait = 0; wait < 50 && person.seq < last; wait += 1) await pause(100);
      lost += person.holes + Math.max(0, last - person.seq);
    }
  }
  return lost;
}

async function lateJoiner(node: LiveNode, classId: string): Promise<Figure[]> {
  const { messages, marks } = await writeHour(node.database, classId, node.personIds);
  await nameHost(node.database, classId, node.personIds[0] ?? '');
  const figures: Figure[] = [];
  for (const role of ['listener', 'host'] as const) {
    const personId = node.personIds[role === 'host' ? 0 : 500] ?? '';
    const late = new Participant({ ...node, classId, personId, role, timings: new Timings() });
    const { answer, bytes } = await late.enter();
    late.goes();
    const state = stateOf(answer);
    const got = { messages: state.messages.length, marks: countMarks(state) };
    if (state.seq < hourEvents || got.messages !== messages || got.marks !== marks) {
      throw new Error(`A late joiner has ${JSON.stringify(got)} of ${JSON.stringify({ messages, marks })}.`);
    }
    const kilobytes = Math.round(bytes / 100) / 10;
    figures.push({
      figure: `an hour of ${hourEvents} events, ${messages} messages, ${marks} marks: a late ${role === 'host' ? 'lecturer' : 'student'} gets`,
      value: kilobytes,
      unit: 'kB on the wire',
      goal: `<= ${snapshotGoalKb}`,
      ok: kilobytes <= snapshotGoalKb,
    });
  }
  return figures;
}

const countMarks = ({ board }: ReturnType<typeof stateOf>) =>
  Object.values(board.marks).reduce((sum, marks) => sum + marks.length, 0);
