import { randomUUID } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type pg from 'pg';
import type { Figure } from '../../tools/bench/report.ts';
import { makeDeck } from '../documents/deck.ts';
import { withKilledApi } from './jobs/killed-api.ts';
import { killedWhileSending } from './jobs/letters.ts';

export const name = 'jobs';
export const about =
  'the built api service is killed (SIGKILL) again and again while it applies a file of the register, renders a deck and sends letters: what was lost, and what was done twice. ROUNDS=3 for fewer than ten';

const rounds = Number(process.env['ROUNDS'] ?? 10);
const people = 2_000;
const pages = 12;

export async function run(): Promise<Figure[]> {
  return [...(await killedWhileWorking()), ...(await killedWhileSending(rounds))];
}

async function killedWhileWorking(): Promise<Figure[]> {
  return withKilledApi({}, async (api) => {
    const { client, dataDir, count } = api;
    const place = await saveSection(client);
    const file = Buffer.from(await makeDeck(pages));
    await mkdir(join(dataDir, 'decks', 'files'), { recursive: true });
    const underWay = { 'register-import': 0, 'render-deck': 0 };
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
      api.start();
      await api.killWithin(1_500, Object.keys(underWay));
      for (const queue of Object.keys(underWay) as (keyof typeof underWay)[]) {
        underWay[queue] += await api.wereUnderWay(queue);
      }
      await api.passHeartbeat();
    }
    api.start();
    await api.untilNone(`SELECT (SELECT count(*) FROM deck WHERE state IN ('queued', 'rendering'))
      + (SELECT count(*) FROM register_import WHERE state IN ('checking', 'applying')) AS count`);
    const lostImports = rounds - (await count(`SELECT count(*) FROM register_import WHERE state = 'applied'`));
    const lostDecks =
      rounds - (await count(`SELECT count(*) FROM deck WHERE state = 'ready' AND pages_done = ${pages}`));
    const made = await count(
      `SELECT count(*) FROM audit_entry WHERE kind = 'person' AND action = 'create' AND source = 'register'`,
    );
    const drawn = await count('SELECT count(*) FROM deck_page');
    return [
      { figure: 'killed while a file was applied', value: underWay['register-import'], unit: 'times' },
      { figure: 'killed while a deck was rendered', value: underWay['render-deck'], unit: 'times' },
      none('files lost', lostImports),
      none('decks lost', lostDecks),
      none('people made twice or not at all', Math.abs(made - rounds * people)),
      none('pages kept twice or not at all', Math.abs(drawn - rounds * pages)),
    ];
  });
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
