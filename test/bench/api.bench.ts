import { deepStrictEqual } from 'node:assert/strict';
import type { Figure } from '../../tools/bench/report.ts';
import { documentNamed } from '../../tools/start/welcome.ts';
import { prepareDatabase } from './api/database.ts';
import type { BenchDatabase } from './api/database.ts';
import { load } from './api/load.ts';
import type { Ask, Load } from './api/load.ts';
import { questions } from './api/questions.ts';
import type { Question } from './api/questions.ts';
import { startApi, startPostgraphile } from './api/start.ts';
import type { Running } from './api/start.ts';
import { countStatements } from './api/statements.ts';

export const name = 'api';
/**
 * Both are one process with ten connections to the same PostgreSQL, which holds the demo university; both answer the same data, which is
 * checked before anything is measured. Ours does what it does for a browser: it finds the sign-in, checks the permission, and asks by a
 * document's id. PostGraphile 5 (amber preset, node's http, production) has no sign-in and no permissions, gets SQL functions where its
 * users would write them (api/schema.sql: whose timetable, the list in its order, the search), and is asked by the document's text,
 * which it knows after the first time. The two are measured in turns; figures are medians, the ratio that of the pairs' ratios.
 */
export const about =
  'a term’s timetable, the list of sections with counts, a search of the catalogue, 32 connections: ours against PostGraphile 5 on the same data';

const connections = 32;
const rounds = 7;
/** Of one measurement: short and often, so that what else the machine does meets both. */
const seconds = 3;
const warmUp = 3;

type Side = 'ours' | 'theirs';

export async function run(): Promise<Figure[]> {
  const database = await prepareDatabase();
  try {
    const statements = await countedStatements(database);
    const sides = await start(database.url);
    try {
      const figures: Figure[] = [];
      for (const question of questions) {
        const asks = {
          ours: await asksOf(question, 'ours', database),
          theirs: await asksOf(question, 'theirs', database),
        };
        await checkSameData(question, sides, asks);
        figures.push(...(await measure(question, sides, asks)), ...(statements.get(question) ?? []));
      }
      return figures;
    } finally {
      await stop(sides);
    }
  } finally {
    await database.close();
  }
}

async function start(url: string): Promise<Record<Side, Running>> {
  const [ours, theirs] = await Promise.all([startApi(url), startPostgraphile(url)]);
  return { ours, theirs };
}

async function stop(sides: Record<Side, Running>): Promise<void> {
  await Promise.all([sides.ours.stop(), sides.theirs.stop()]);
}

async function asksOf(question: Question, side: Side, database: BenchDatabase, small = false): Promise<Ask[]> {
  const documentId = side === 'ours' ? await documentNamed(question.ours) : undefined;
  return question.asks(database, small).map(({ reader, ours, theirs }) => ({
    body: JSON.stringify(documentId ? { documentId, variables: ours } : { query: question.theirs, variables: theirs }),
    headers: { 'content-type': 'application/json', ...(side === 'ours' ? { cookie: reader.cookie } : {}) },
  }));
}

async function answer({ address }: Running, { body, headers }: Ask): Promise<Record<string, never>> {
  const response = await fetch(address, { method: 'POST', body, headers });
  const { data, errors } = (await response.json()) as { data?: Record<string, never>; errors?: unknown };
  if (!data || errors) throw new Error(`${address} answers ${JSON.stringify(errors)} to ${body}`);
  return data;
}

async function checkSameData({ normal, name: of }: Question, sides: Record<Side, Running>, asks: Record<Side, Ask[]>) {
  for (const [index, ask] of asks.ours.entries()) {
    const other = asks.theirs[index];
    if (!other) throw new Error('Both are asked as often.');
    const [ours, theirs] = [await answer(sides.ours, ask), await answer(sides.theirs, other)];
    deepStrictEqual(normal.ours(ours), normal.theirs(theirs), `${of}: both must answer the same`);
  }
}

async function measure(question: Question, sides: Record<Side, Running>, asks: Record<Side, Ask[]>): Promise<Figure[]> {
  const loads: Record<Side, Load[]> = { ours: [], theirs: [] };
  for (const side of ['ours', 'theirs'] as const) await load(sides[side].address, asks[side], connections, warmUp);
  for (let round = 0; round < rounds; round += 1) {
    const order = round % 2 === 0 ? (['ours', 'theirs'] as const) : (['theirs', 'ours'] as const);
    for (const side of order) loads[side].push(await load(sides[side].address, asks[side], connections, seconds));
  }
  const [ours, theirs] = [middle(loads.ours), middle(loads.theirs)];
  // Of measurements that followed each other.
  const ratio = median(
    loads.ours.map(({ requestsPerSecond }, round) => requestsPerSecond / (loads.theirs[round]?.requestsPerSecond ?? 0)),
  );
  const figure = (what: string, value: number, unit: string) => ({ figure: `${question.name}: ${what}`, value, unit });
  return [
    figure('ours', Math.round(ours.requestsPerSecond), 'requests/s'),
    figure('PostGraphile', Math.round(theirs.requestsPerSecond), 'requests/s'),
    { ...figure('ours / PostGraphile', round2(ratio), ''), goal: '>= 1', ok: ratio >= 1 },
    figure('ours, p95', round2(ours.p95), 'ms'),
    figure('PostGraphile, p95', round2(theirs.p95), 'ms'),
  ];
}

const middle = (loads: readonly Load[]): Load => ({
  requestsPerSecond: median(loads.map(({ requestsPerSecond }) => requestsPerSecond)),
  p95: median(loads.map(({ p95 }) => p95)),
});
const median = (values: readonly number[]) =>
  [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;
const round2 = (value: number) => Math.round(value * 100) / 100;

/** Before the race, through a way that counts: one request for little and one for much. */
async function countedStatements(database: BenchDatabase): Promise<Map<Question, Figure[]>> {
  const counter = await countStatements(database.url);
  const sides = await start(counter.url);
  try {
    const figures = new Map<Question, Figure[]>();
    for (const question of questions) {
      const of = async (side: Side, small: boolean) => {
        const [ask] = await asksOf(question, side, database, small);
        if (!ask) throw new Error(`Nobody asks for ${question.name}.`);
        // The first time connections are made and types looked up.
        await answer(sides[side], ask);
        counter.take();
        await answer(sides[side], ask);
        return counter.take();
      };
      const [little, much, theirs] = [await of('ours', true), await of('ours', false), await of('theirs', false)];
      const figure = (what: string, value: number) => ({
        figure: `${question.name}: ${what}`,
        value,
        unit: 'statements',
      });
      figures.set(question, [
        { ...figure('ours', much), goal: `= ${little}, as for little`, ok: much === little },
        figure('PostGraphile', theirs),
      ]);
    }
    return figures;
  } finally {
    await stop(sides);
    counter.close();
  }
}
