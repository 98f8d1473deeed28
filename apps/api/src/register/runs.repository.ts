import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { orNull, statements, word } from '#database';
import type { RegisterEncoding, RegisterKind, RowOf } from '#database';

export type RunState = 'checking' | 'applying';

/** The result of looking through a file, or of applying it, as JSON. */
export interface Results {
  summary: string;
  changes: string;
  problems: string;
}

/** Any number: with the institution, the lock that lets one import at a time write. */
const lockKey = 7_271_797;
/** Of imports that belong to no institution. */
const rosterTurn = 'roster';

export const sql = statements({
  upload: {
    text: `SELECT id, institution_id AS "institutionId", created_by AS "createdBy", kind, encoding, content FROM register_import WHERE id = $1`,
    params: { id: 'uuid' },
    row: {
      id: 'uuid',
      institutionId: 'uuid?',
      createdBy: 'uuid?',
      kind: word<RegisterKind>(),
      encoding: orNull(word<RegisterEncoding>()),
      content: 'bytea?',
    },
  },
  keepChecked: {
    text: `UPDATE register_import SET state = 'checked', lines_total = $2, lines_done = $2, summary = $3, changes = $4, problems = $5
      WHERE id = $1 AND state = 'checking'`,
    params: { id: 'uuid', lines: 'int4', summary: 'jsonb', changes: 'jsonb', problems: 'jsonb' },
  },
  ask: {
    text: `UPDATE register_import SET state = 'asking', readings = $2, problems = $3,
         summary = jsonb_build_object('problemCount', $4::integer) WHERE id = $1 AND state = 'checking'`,
    params: { id: 'uuid', readings: 'jsonb', problems: 'jsonb', problemCount: 'int4' },
  },
  keepApplied: {
    text: `UPDATE register_import SET state = 'applied', applied_at = now(), content = NULL, readings = NULL, overwrite = $2, lines_done = lines_total,
               summary = $3, changes = $4, problems = $5 WHERE id = $1 AND state = 'applying'`,
    params: { id: 'uuid', overwrite: 'bool', summary: 'jsonb', changes: 'jsonb', problems: 'jsonb' },
  },
  fail: {
    text: `UPDATE register_import SET state = 'failed', failure = $3, content = NULL, readings = NULL WHERE id = $1 AND state = $2`,
    params: { id: 'uuid', state: 'text', failure: 'text' },
  },
  noteProgress: {
    text: 'UPDATE register_import SET lines_done = $2, lines_total = $3 WHERE id = $1 AND state = $4',
    params: { id: 'uuid', lines: 'int4', total: 'int4', state: 'text' },
  },
  takeTime: {
    text: `SELECT set_config('lock_timeout', '0', true), set_config('idle_in_transaction_session_timeout', '0', true)`,
    params: {},
    row: { set_config: 'text' },
  },
  takeTurn: {
    text: `SELECT pg_try_advisory_xact_lock(${lockKey}, hashtext($1)) AS mine`,
    params: { owner: 'text' },
    row: { mine: 'bool' },
  },
});

export type Upload = RowOf<typeof sql.upload>;

/** How far an upload is that is looked through or applied. */
@Injectable()
export class RunsRepository {
  constructor(private readonly dataSource: DataSource) {}

  upload(id: string): Promise<Upload | undefined> {
    return sql.upload.first(this.dataSource, { id });
  }

  async keepChecked(id: string, lines: number, results: Results): Promise<void> {
    await sql.keepChecked.rows(this.dataSource, { id, lines, ...results });
  }

  /** It is asked how it is to be read. @param asked JSON */
  async ask(id: string, asked: { readings: string; problems: string; problemCount: number }): Promise<void> {
    await sql.ask.rows(this.dataSource, { id, ...asked });
  }

  /** @returns false when another process has written its result meanwhile */
  async keepApplied(manager: EntityManager, id: string, overwrite: boolean, results: Results): Promise<boolean> {
    return (await sql.keepApplied.touched(manager, { id, overwrite, ...results })) > 0;
  }

  /** @param failure a sentence */
  async fail(id: string, state: RunState, failure: string): Promise<void> {
    await sql.fail.rows(this.dataSource, { id, state, failure });
  }

  async noteProgress(id: string, state: RunState, lines: number, total: number): Promise<void> {
    await sql.noteProgress.rows(this.dataSource, { id, state, lines, total });
  }

  /** A register may hold a transaction longer than others, and waits for the locks that it needs. */
  async takeTime(manager: EntityManager): Promise<void> {
    await sql.takeTime.rows(manager, {});
  }

  /** For the rest of the transaction. @returns false: another import of the institution, or of the roster, has the turn */
  async takeTurn(manager: EntityManager, institutionId: string | null): Promise<boolean> {
    return (await sql.takeTurn.first(manager, { owner: institutionId ?? rosterTurn }))?.mine === true;
  }
}
