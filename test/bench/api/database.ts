import { createHash, randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import pg from 'pg';
import { startThrowawayPostgres } from '../../../tools/postgres/throwaway.ts';
import { runProgram } from './start.ts';

export interface Reader {
  personId: string;
  cookie: string;
  /** Days of the term that most of the sections are in. */
  from: string;
  days: number;
}

/** The demo university in a database of its own, and who asks. */
export interface BenchDatabase {
  url: string;
  institutionId: string;
  admin: Reader;
  /** Those with the fullest terms. */
  students: Reader[];
  /** Beginnings of words of the catalogue. */
  words: string[];
  close(): Promise<void>;
}

/** Different people ask, so that nothing is fast only because it was asked just now. */
const readers = 32;

export async function prepareDatabase(): Promise<BenchDatabase> {
  const postgres = await startThrowawayPostgres();
  const { url } = postgres;
  try {
    await runProgram('migrate', { DATABASE_URL: url });
    await runProgram('demo', { DATABASE_URL: url });
    const client = new pg.Client(url);
    await client.connect();
    try {
      await client.query(await readFile(new URL('./schema.sql', import.meta.url), 'utf8'));
      await client.query('VACUUM ANALYZE');
      return { url, ...(await whoAsks(client)), close: () => postgres.stop() };
    } finally {
      await client.end();
    }
  } catch (error) {
    await postgres.stop();
    throw error;
  }
}

async function whoAsks(client: pg.Client): Promise<Omit<BenchDatabase, 'url' | 'close'>> {
  const rows = async <Row extends pg.QueryResultRow>(text: string, values: unknown[] = []) =>
    (await client.query<Row>(text, values)).rows;
  const [largest] = await rows<{ institution: string; from: string; days: number }>(
    `SELECT course.institution_id AS institution, term.starts_on::text AS "from", term.ends_on - term.starts_on + 1 AS days
     FROM section JOIN course ON course.id = section.course_id JOIN term ON term.id = section.term_id
     GROUP BY course.institution_id, term.id ORDER BY count(*) DESC LIMIT 1`,
  );
  if (!largest) throw new Error('The demo has no sections.');
  const { institution, from, days } = largest;
  const signedIn = async (personId: string): Promise<Reader> => {
    const token = randomBytes(32).toString('base64url');
    await client.query(
      `INSERT INTO sign_in (person_id, token_hash, user_agent, last_used_at, expires_at)
       VALUES ($1, $2, 'bench', now(), now() + interval '1 day')`,
      [personId, createHash('sha256').update(token).digest()],
    );
    return { personId, cookie: `ikiraro=${token}`, from, days };
  };
  const [admin] = await rows<{ id: string }>(
    `SELECT person_id AS id FROM membership WHERE institution_id = $1 AND role = 'admin' LIMIT 1`,
    [institution],
  );
  const students = await rows<{ id: string }>(
    `SELECT enrolment.person_id AS id FROM enrolment JOIN section ON section.id = enrolment.section_id
     JOIN course ON course.id = section.course_id AND course.institution_id = $1
     JOIN session ON session.section_id = section.id GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT $2`,
    [institution, readers],
  );
  const words = await rows<{ word: string }>(
    `SELECT DISTINCT left(word, 4) AS word FROM course, unnest(regexp_split_to_array(public.fold_text(title), '[^a-z]+')) AS word
     WHERE institution_id = $1 AND length(word) > 4 ORDER BY 1 LIMIT $2`,
    [institution, readers],
  );
  if (!admin || students.length === 0 || words.length === 0) throw new Error('The demo has nobody to ask for.');
  const signedInStudents: Reader[] = [];
  for (const { id } of students) signedInStudents.push(await signedIn(id));
  return {
    institutionId: institution,
    admin: await signedIn(admin.id),
    students: signedInStudents,
    words: words.map(({ word }) => word),
  };
}
