import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Jobs } from '../jobs/index.ts';
import type { JobToSend, JobWorker } from '../jobs/index.ts';
import { importQueue, jobOf } from './queue.ts';
import type { ImportJob } from './queue.ts';
import { Runs, interrupted } from './runs.ts';

/** Looks through and applies files of the register, one after the other: each may need some hundred megabytes for a moment. */
@Injectable()
export class ImportWorker implements OnModuleInit, JobWorker<ImportJob> {
  constructor(
    private readonly dataSource: DataSource,
    private readonly jobs: Jobs,
    private readonly runs: Runs,
  ) {}

  onModuleInit(): void {
    this.jobs.work(importQueue, this);
  }

  carryOut({ importId, apply }: ImportJob, signal: AbortSignal): Promise<void> {
    return apply
      ? this.runs.apply(importId, apply.overwrite, apply.actorId, signal)
      : this.runs.check(importId, signal);
  }

  /** What was under way when its process ended was rolled back with it. The file is kept in case it is tried again. */
  async giveUp({ importId, apply }: ImportJob): Promise<void> {
    await this.dataSource.query(
      `UPDATE register_import SET state = 'failed', failure = $2 WHERE id = $1 AND state = $3`,
      [importId, interrupted, stateOf(apply)],
    );
  }

  async revive({ importId, apply }: ImportJob): Promise<boolean> {
    const [, count] = await this.dataSource.query<[unknown, number]>(
      `UPDATE register_import SET state = $2, failure = NULL
       WHERE id = $1 AND state IN ('failed', $2) AND content IS NOT NULL`,
      [importId, stateOf(apply)],
    );
    return count > 0;
  }

  /** Of what was to be applied, only its uploader is known by then; without one it ends as it always did when its process had died. */
  async waiting(): Promise<JobToSend<ImportJob>[]> {
    await this.dataSource.query(
      `UPDATE register_import SET state = 'failed', failure = $1, content = NULL, readings = NULL
       WHERE state = 'applying' AND created_by IS NULL`,
      [interrupted],
    );
    const rows = await this.dataSource.query<
      { id: string; overwrite: boolean; actorId: string | null; state: string }[]
    >(
      `SELECT id, overwrite, created_by AS "actorId", state FROM register_import
       WHERE state IN ('checking', 'applying') ORDER BY created_at`,
    );
    return rows.map(({ id, overwrite, actorId, state }) =>
      jobOf({
        importId: id,
        ...(state === 'applying' && actorId !== null ? { apply: { overwrite, actorId } } : {}),
      }),
    );
  }

  /** The institution: what a file is called is its people's. */
  async subjects(payloads: readonly ImportJob[]): Promise<(string | null)[]> {
    const rows = await this.dataSource.query<{ id: string; name: string }[]>(
      `SELECT register_import.id, institution.name FROM register_import
       JOIN institution ON institution.id = institution_id WHERE register_import.id = ANY($1)`,
      [payloads.map(({ importId }) => importId)],
    );
    const names = new Map(rows.map(({ id, name }) => [id, name]));
    return payloads.map(({ importId }) => names.get(importId) ?? null);
  }
}

const stateOf = (apply: ImportJob['apply']) => (apply ? 'applying' : 'checking');
