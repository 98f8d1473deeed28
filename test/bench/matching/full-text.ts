import pg from 'pg';
import { startThrowawayPostgres } from '../../../tools/postgres/throwaway.ts';
import type { JudgedExpert, JudgedNeed } from './judged.ts';

/** How PostgreSQL may rank: a function and what it makes of a document's length. */
export const variants = [0, 1, 2, 4, 16].flatMap((normalization) => [
  `ts_rank_cd(words, asked, ${String(normalization)})`,
  `ts_rank(words, asked, ${String(normalization)})`,
]);

/** The ids of the experts for each need, the best first, by each variant. */
export type FullTextRankings = Map<string, Map<string, string[]>>;

/**
 * Ranks experts by the words of their profiles for the words of a need, in French and English: any word may be found, since no profile has
 * all of them.
 */
export async function rankByFullText(
  experts: readonly JudgedExpert[],
  needs: readonly JudgedNeed[],
): Promise<FullTextRankings> {
  const postgres = await startThrowawayPostgres();
  try {
    const client = new pg.Client(postgres.url);
    await client.connect();
    try {
      await client.query(`CREATE TEMPORARY TABLE profile (id text PRIMARY KEY, document text NOT NULL, words tsvector
        GENERATED ALWAYS AS (to_tsvector('french', document) || to_tsvector('english', document)) STORED)`);
      for (const expert of experts)
        await client.query('INSERT INTO profile (id, document) VALUES ($1, $2)', [expert.id, documentOf(expert)]);
      const rankings: FullTextRankings = new Map();
      for (const variant of variants) {
        const byNeed = new Map<string, string[]>();
        for (const need of needs) byNeed.set(need.id, await ranked(client, variant, need));
        rankings.set(variant, byNeed);
      }
      return rankings;
    } finally {
      await client.end();
    }
  } finally {
    await postgres.stop();
  }
}

async function ranked(client: pg.Client, variant: string, need: JudgedNeed): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(
    `WITH need AS (SELECT string_agg(quote_literal(lexeme), ' | ')::tsquery AS asked
       FROM unnest(to_tsvector('french', $1) || to_tsvector('english', $1)))
     SELECT id FROM profile, need WHERE words @@ asked ORDER BY ${variant} DESC, id`,
    [queryOf(need)],
  );
  return rows.map(({ id }) => id);
}

const documentOf = ({ headline, summary, skills, taught, degrees }: JudgedExpert): string =>
  [headline, summary, ...skills, ...taught, ...degrees.map(({ title }) => title)].join('\n');

const queryOf = ({ title, text, skills, courses }: JudgedNeed): string =>
  [title, text, ...skills, ...courses].join('\n');
