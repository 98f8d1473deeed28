import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import type { Figure } from '../../tools/bench/report.ts';
import { nodeOptions } from '../../tools/start/service.ts';
import { startThrowawayPostgres } from '../../tools/postgres/throwaway.ts';
import { makeDeck } from '../documents/deck.ts';
import { freePort } from '../setup/ports.ts';

export const name = 'jobs';
export const about =
  'the built api service is killed (SIGKILL) again and again while it applies a file of the register and renders a deck: what was lost, and what was done twice. ROUNDS=3 for fewer than ten';

const rounds = Number(process.env['ROUNDS'] ?? 10);
const root = fileURLToPath(new URL('../../', import.meta.url));
const people = 2_000;
const pages = 12;

export async function run(): Promise<Figure[]> {
  const postgres = await startThrowawayPostgres();
  const dataDir = await mkdtemp(join(tmpdir(), 'ikiraro-bench-jobs-'));
  const client = new pg.Client({ connectionString: postgres.adminUrl });
  const env = {
    ...process.env,
    ...{ DATABASE_URL: postgres.adminUrl, DATA_DIR: dataDir, API_PORT: String(await freePort()), LOG_LEVEL: 'error' },
    ...{ NODE_ENV: 'production' },
  };
  const start = (program: string): ChildProcess =>
    spawn(process.execPath, [...nodeOptions, `dist/apps/api/src/${program}.js`], {
      ...{ cwd: root, env, stdio: ['ignore', 2, 'inherit'] },
    });
  const count = async (sql: string, ...values: unknown[]): Promise<number> => {
    const { rows } = await client.query<{ count: number }>(sql, values);
    return Number(rows[0]?.count);
  };
  let service: ChildProcess | undefined;
  try {
    await once(start('migrate'), 'close');
    await client.connect();
    const place = await saveSection(client);
    const file = Buffer.from(await makeDeck(pages));
    await mkdir(join(dataDir, 'decks', 'files'), { recursive: true });
    const under = { 'register-import': 0, 'render-deck': 0 };
    for (let round = 1; round <= rounds; round += 1) {
      const deck = randomUUID();
      await writeFile(join(dataDir, 'decks', 'files', deck), file);
      await client.query(`INSERT INTO deck (id, section_id, title, bytes) VALUES ($1, $2, 'D', 1)`, [
        deck,
        place.section,
      ]);
      await client.query(
        `INSERT INTO register_import (institution_id, created_by, kind, file_name, content, state)
         VALUES ($1, $2, 'people', 'p.csv', $3, 'applying')`,
        [place.institution, place.admin, csv(round)],
      );
      service = start('main');
      const ended = once(service, 'close');
      const active = `SELECT count(DISTINCT name) FROM jobs.job WHERE state = 'active' AND heartbeat_on > now() - interval '1 minute'`;
      while ((await count(active)) < 2) await pause(20);
      await pause(Math.random() * 1_500);
      service.kill('SIGKILL');
      await ended;
      for (const queue of Object.keys(under) as (keyof typeof under)[]) {
        under[queue] += await count(
          `SELECT count(*) FROM jobs.job WHERE name = $1 AND state = 'active' AND heartbeat_on > now() - interval '1 minute'`,
          queue,
        );
      }
      // More than half a minute passes.
      await client.query(
        `UPDATE jobs.job SET heartbeat_on = heartbeat_on - interval '10 minutes' WHERE state = 'active'`,
      );
    }
    service = start('main');
    const waits = `SELECT (SELECT count(*) FROM deck WHERE state IN ('queued', 'rendering'))
      + (SELECT count(*) FROM register_import WHERE state IN ('checking', 'applying')) AS count`;
    while ((await count(waits)) > 0) {
      await client.query(`UPDATE jobs.job SET start_after = now() WHERE state = 'retry' AND start_after > now()`);
      await pause(500);
    }
    const lostImports = rounds - (await count(`SELECT count(*) FROM register_import WHERE state = 'applied'`));
    const lostDecks =
      rounds - (await count(`SELECT count(*) FROM deck WHERE state = 'ready' AND pages_done = ${pages}`));
    const made = await count(
      `SELECT count(*) FROM audit_entry WHERE kind = 'person' AND action = 'create' AND source = 'register'`,
    );
    const drawn = await count('SELECT count(*) FROM deck_page');
    return [
      { figure: 'killed while a file was applied', value: under['register-import'], unit: 'times' },
      { figure: 'killed while a deck was rendered', value: under['render-deck'], unit: 'times' },
      none('files lost', lostImports),
      none('decks lost', lostDecks),
      none('people made twice or not at all', Math.abs(made - rounds * people)),
      none('pages kept twice or not at all', Math.abs(drawn - rounds * pages)),
    ];
  } finally {
    service?.kill('SIGKILL');
    await client.end();
    await postgres.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

const none = (figure: string, value: number): Figure => ({ figure, value, unit: '', goal: '0', ok: value === 0 });

const csv = (round: number) =>
  Buffer.from(
    [
      'id,email,name',
      ...Array.from({ length: people }, (_, n) => `R${round}-${n},r${round}.${n}@bench.example,N`),
    ].join('\n'),
  );

async function saveSection(client: pg.Client): Promise<{ institution: string; section: string; admin: string }> {
  const { rows } = await client.query<{ institution: string; section: string; admin: string }>(`
    WITH institution AS (INSERT INTO institution (name) VALUES ('I') RETURNING id),
      term AS (INSERT INTO term (institution_id, name, starts_on, ends_on)
        SELECT id, 'T', '2026-01-01', '2026-12-31' FROM institution RETURNING id),
      course AS (INSERT INTO course (institution_id, code, title) SELECT id, 'C', 'C' FROM institution RETURNING id),
      campus AS (INSERT INTO campus (institution_id, name, zone) SELECT id, 'K', 'Africa/Kigali' FROM institution RETURNING id),
      section AS (INSERT INTO section (course_id, term_id, campus_id, name) SELECT course.id, term.id, campus.id, 'A'
        FROM course, term, campus RETURNING id),
      person AS (INSERT INTO person (email, name, zone, language) VALUES ('admin@bench.example', 'A', 'UTC', 'en') RETURNING id)
    SELECT institution.id AS institution, section.id AS section, person.id AS admin FROM institution, section, person`);
  const [row] = rows;
  if (!row) throw new Error('Nothing was saved.');
  return row;
}
