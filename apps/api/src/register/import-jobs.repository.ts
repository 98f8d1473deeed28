import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { statements, word } from '#database';
import type { RowOf } from '#database';
import type { RunState } from './runs.repository.ts';

export const sql = statements({
  revive: {
    text: `UPDATE register_import SET state = $2, failure = NULL
       WHERE id = $1 AND state IN ('failed', $2) AND content IS NOT NULL`,
    params: { id: 'uuid', state: 'text' },
  },
  failWithoutUploader: {
    text: `UPDATE register_import SET state = 'failed', failure = $1, content = NULL, readings = NULL
       WHERE state = 'applying' AND created_by IS NULL`,
    params: { failure: 'text' },
  },
  underWay: {
    text: `SELECT id, overwrite, created_by AS "actorId", state FROM register_import
       WHERE state IN ('checking', 'applying') ORDER BY created_at`,
    params: {},
    row: { id: 'uuid', overwrite: 'bool', actorId: 'uuid?', state: word<RunState>() },
  },
  institutions: {
    text: `SELECT register_import.id, institution.name FROM register_import
       JOIN institution ON institution.id = institution_id WHERE register_import.id = ANY($1)`,
    params: { ids: 'uuid[]' },
    row: { id: 'uuid', name: 'text' },
  },
});

/** Imports as the jobs see them that look through and apply them. */
@Injectable()
export class ImportJobsRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** @returns false: its file is gone, or it is not to be tried again */
  async revive(id: string, state: RunState): Promise<boolean> {
    return (await sql.revive.touched(this.dataSource, { id, state })) > 0;
  }

  /** Ends what was to be applied by somebody who is not known any more. @param failure a sentence */
  async failWithoutUploader(failure: string): Promise<void> {
    await sql.failWithoutUploader.rows(this.dataSource, { failure });
  }

  /** The earliest first. */
  underWay(): Promise<RowOf<typeof sql.underWay>[]> {
    return sql.underWay.rows(this.dataSource, {});
  }

  /** Names of the institutions, by import. */
  async institutions(ids: readonly string[]): Promise<Map<string, string>> {
    const rows = await sql.institutions.rows(this.dataSource, { ids });
    return new Map(rows.map(({ id, name }) => [id, name]));
  }
}
