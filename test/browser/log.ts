import pg from 'pg';
import type { ClassEvent } from '#classroom';
import { platform } from './platform.ts';

/** The log of a session's class as PostgreSQL holds it, in order: the truth that pages and files are held against. */
export async function classLog(sessionId: string): Promise<ClassEvent[]> {
  const client = new pg.Client({ connectionString: platform.databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ seq: number; at: Date; by: string; type: string; body: object }>(
      `SELECT event.seq, event.at, event.by, event.type, event.body FROM class_event event
       JOIN class ON class.id = event.class_id WHERE class.session_id = $1 ORDER BY event.seq`,
      [sessionId],
    );
    return rows.map((row) => ({ ...row, at: row.at.getTime() }) as unknown as ClassEvent);
  } finally {
    await client.end();
  }
}

/** Id of the person with that address. */
export async function personId(email: string): Promise<string> {
  const client = new pg.Client({ connectionString: platform.databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ id: string }>('SELECT id FROM person WHERE email = $1', [email]);
    if (!rows[0]) throw new Error(`Nobody has the address ${email}.`);
    return rows[0].id;
  } finally {
    await client.end();
  }
}
