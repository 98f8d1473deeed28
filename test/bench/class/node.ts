import { fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { startThrowawayPostgres } from '../../../tools/postgres/throwaway.ts';
import { root } from '../../../tools/setup/paths.mjs';
import { nodeOptions } from '../../../tools/start/service.ts';
import { freePort } from '../../setup/ports.ts';
import { runProgram } from '../api/start.ts';

/** One live service with its PostgreSQL, as `npm start` runs them, and classes with nobody in them. */
export interface LiveNode {
  address: string;
  ticketSecret: string;
  classIds: string[];
  personIds: string[];
  database: pg.Client;
  databaseUrl: string;
  /** Of the live service. */
  pid: number;
  /** Seconds of CPU used so far, and MB of memory now. */
  usage(): Promise<{ cpuSeconds: number; megabytes: number }>;
  stop(): Promise<void>;
}

/** Linux counts a process's time in hundredths of a second. */
const ticksASecond = 100;

export async function startLiveNode(classes: number, people: number): Promise<LiveNode> {
  const postgres = await startThrowawayPostgres();
  const { url } = postgres;
  try {
    await runProgram('migrate', { DATABASE_URL: url });
    const database = new pg.Client(url);
    await database.connect();
    const rows = await fillClasses(database, classes, people);
    const port = await freePort();
    const ticketSecret = randomBytes(32).toString('hex');
    const { NODE_OPTIONS: _, ...env } = process.env;
    const child = fork(join(root, 'dist/apps/live/src/main.js'), {
      execArgv: nodeOptions,
      env: {
        ...env,
        NODE_ENV: 'production',
        DATABASE_URL: url,
        LIVE_PORT: String(port),
        SFU_PORT: '0',
        SFU_WORKERS: '1',
        TICKET_SECRET: ticketSecret,
        LOG_LEVEL: 'error',
      },
      stdio: ['ignore', 2, 2, 'ipc'],
    });
    const address = `http://127.0.0.1:${port}`;
    while (!(await fetch(`${address}/health/ready`).catch(() => undefined))?.ok) {
      if (child.exitCode !== null) throw new Error(`The live service ended with ${child.exitCode}.`);
      await pause(50);
    }
    return {
      address,
      ticketSecret,
      ...rows,
      database,
      databaseUrl: url,
      pid: child.pid ?? 0,
      async usage() {
        const stat = (await readFile(`/proc/${child.pid ?? 0}/stat`, 'utf8')).split(') ')[1]?.split(' ') ?? [];
        const status = await readFile(`/proc/${child.pid ?? 0}/status`, 'utf8');
        return {
          cpuSeconds: (Number(stat[11]) + Number(stat[12])) / ticksASecond,
          megabytes: Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024),
        };
      },
      async stop() {
        const gone = once(child, 'exit');
        child.kill('SIGTERM');
        await gone;
        await database.end();
        await postgres.stop();
      },
    };
  } catch (error) {
    await postgres.stop();
    throw error;
  }
}

/** One section with a session for each class, and people. @param of what tells these people from others */
export async function fillClasses(client: pg.Client, classes: number, people: number, of = 'class') {
  const id = async (sql: string, values: unknown[] = []) =>
    (await client.query<{ id: string }>(`${sql} RETURNING id`, values)).rows.map((row) => row.id);
  const [institution] = await id(`INSERT INTO institution (name) VALUES ('University')`);
  const campusSql = `INSERT INTO campus (institution_id, name, zone) VALUES ($1, 'Butare', 'Africa/Kigali')`;
  const [campus] = await id(campusSql, [institution]);
  const [term] = await id(
    `INSERT INTO term (institution_id, name, starts_on, ends_on) VALUES ($1, '2026', '2026-09-01', '2026-12-20')`,
    [institution],
  );
  const courseSql = `INSERT INTO course (institution_id, code, title) VALUES ($1, 'INF201', 'Databases')`;
  const [course] = await id(courseSql, [institution]);
  const [section] = await id(`INSERT INTO section (course_id, term_id, campus_id, name) VALUES ($1, $2, $3, 'A')`, [
    course,
    term,
    campus,
  ]);
  const sessions = await id(
    `INSERT INTO session (section_id, topic, starts_at, ends_at, zone, local_start)
     SELECT $1, 'Keys', now(), now() + interval '1 hour', 'Africa/Kigali', '2026-11-23T17:00'
     FROM generate_series(1, $2::int)`,
    [section, classes],
  );
  const classIds = await id(`INSERT INTO class (session_id) SELECT unnest($1::uuid[])`, [sessions]);
  const personIds = await id(
    `INSERT INTO person (email, name, zone, language)
     SELECT 'p' || n || '@' || replace($2, ' ', '-') || '.example.org', 'Person ' || n, 'Africa/Kigali', 'fr' FROM generate_series(1, $1::int) n`,
    [people, of],
  );
  await client.query('INSERT INTO enrolment (section_id, person_id) SELECT $1, unnest($2::uuid[])', [
    section,
    personIds,
  ]);
  return { classIds, personIds };
}

/** Everybody of the section listens in a class, but for its lecturer. */
export async function nameHost(client: pg.Client, classId: string, personId: string): Promise<void> {
  const session = '(SELECT session_id FROM class WHERE id = $1)';
  await client.query(`DELETE FROM session_lecturer WHERE session_id = ${session}`, [classId]);
  await client.query(`INSERT INTO session_lecturer (session_id, person_id) VALUES (${session}, $2)`, [
    classId,
    personId,
  ]);
}
