import { randomBytes, createHash } from 'node:crypto';
import pg from 'pg';
import type { Figure } from '../../tools/bench/report.ts';
import { startThrowawayPostgres } from '../../tools/postgres/throwaway.ts';
import { countStatements } from './api/statements.ts';
import { runProgram, startApi } from './api/start.ts';
import { percentile } from './class/timings.ts';
import { saveRoster } from './roster/people.ts';

export const name = 'roster';
/** Asked as pages ask: by GraphQL, of the built api, one request after the other. */
export const about =
  'first page of a search among 5,000 experts, and among as many mentors; milliseconds and statements of a request';

const experts = 5_000;
const goal = 100;
/** Requests for a figure. */
const requests = 60;

const searches: readonly [about: string, variables: Record<string, string>][] = [
  ['everybody', {}],
  ['a name', { search: 'kabongo' }],
  ['a field in French', { search: 'biochimie' }],
  ['a field in English', { search: 'biological chemistry' }],
  ['a misspelt field', { search: 'biochimei' }],
  ['a misspelt name and a field', { search: 'Kabngo chimie' }],
  ['what nobody has', { search: 'zzyzzx quuxly' }],
  [
    'filters together',
    { search: 'analyse', state: 'VERIFIED', field: '05', country: 'CD', language: 'fr', offer: 'TEACH' },
  ],
];

const mentorSearches: readonly [about: string, variables: Record<string, string>][] = [
  ['everybody', {}],
  ['a name', { search: 'kabongo' }],
  ['a field in French', { search: 'biochimie' }],
  ['a misspelt field', { search: 'biochimei' }],
  ['what nobody has', { search: 'zzyzzx quuxly' }],
];

const mentors = `query ($search: String) { found: mentors(search: $search) {
  mentor { id name } about roomLeft responseHours } }`;

const roster = `query ($search: String, $state: ExpertState, $field: String, $country: String, $language: String, $offer: ExpertOffer, $first: Int) {
  found: experts(search: $search, state: $state, field: $field, country: $country, language: $language, offer: $offer, first: $first) {
    nodes { person { id name } headline state originCountry residenceCountry offers competences { fields { name } } }
    totalCount pageInfo { endCursor hasNextPage } } }`;

export async function run(): Promise<Figure[]> {
  const postgres = await startThrowawayPostgres();
  const client = new pg.Client(postgres.url);
  try {
    await runProgram('migrate', { DATABASE_URL: postgres.url });
    await client.connect();
    await saveRoster(client, experts);
    const cookie = await signIn(client);
    const counter = await countStatements(postgres.url);
    const api = await startApi(counter.url, { FREE_DOCUMENTS: 'true' });
    try {
      const ask = async (query: string, variables: object): Promise<number> => {
        const began = performance.now();
        const response = await fetch(api.address, {
          method: 'POST',
          headers: { 'content-type': 'application/json', cookie },
          body: JSON.stringify({ query, variables }),
        });
        const { errors } = (await response.json()) as { errors?: { message: string }[] };
        if (errors) throw new Error(errors.map(({ message }) => message).join('; '));
        return performance.now() - began;
      };
      const figures: Figure[] = [];
      for (const [what, variables] of searches) {
        figures.push(await p95(`roster, ${what}, p95`, () => ask(roster, variables)));
        figures.push(await sameStatements(counter, `roster, ${what}`, (first) => ask(roster, { ...variables, first })));
      }
      for (const [what, variables] of mentorSearches) {
        figures.push(await p95(`mentors, ${what}, p95`, () => ask(mentors, variables)));
      }
      return figures;
    } finally {
      await api.stop();
      counter.close();
    }
  } finally {
    await client.end();
    await postgres.stop();
  }
}

async function p95(figure: string, ask: () => Promise<number>): Promise<Figure> {
  for (let warm = 0; warm < 5; warm += 1) await ask();
  const times: number[] = [];
  while (times.length < requests) times.push(await ask());
  const value = percentile(times, 95);
  return { figure, value, unit: 'ms', goal: `<= ${String(goal)}`, ok: value <= goal };
}

/** A page of one expert costs as many statements as one of fifty. */
async function sameStatements(
  counter: { take(): number },
  what: string,
  ask: (first: number) => Promise<unknown>,
): Promise<Figure> {
  const counts: number[] = [];
  for (const first of [1, 50]) {
    counter.take();
    await ask(first);
    counts.push(counter.take());
  }
  const [one = 0, fifty = 0] = counts;
  return { figure: what, value: fifty, unit: 'statements', goal: 'as for one row', ok: one === fifty };
}

async function signIn(client: pg.Client): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await client.query(
    `WITH coordinator AS (
       INSERT INTO person (email, name, zone, language, platform_role) VALUES ('coordinator@bench.example', 'C', 'UTC', 'fr', 'coordinator')
       RETURNING id)
     INSERT INTO sign_in (person_id, token_hash, user_agent, last_used_at, expires_at)
     SELECT id, $1, 'bench', now(), now() + interval '1 day' FROM coordinator`,
    [createHash('sha256').update(token).digest()],
  );
  return `ikiraro=${token}`;
}
