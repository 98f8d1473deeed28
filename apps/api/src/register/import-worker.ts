import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { RegisterImport } from '#database';
import { Jobs } from '../jobs/index.ts';
import type { JobToSend, JobWorker } from '../jobs/index.ts';
import { interrupted } from './failures.ts';
import { ImportJobsRepository } from './import-jobs.repository.ts';
import { importQueue, jobOf } from './queue.ts';
import type { ImportJob } from './queue.ts';
import { Runs } from './runs.ts';

/** Looks through and applies files of the register, one after the other: each may need some hundred megabytes for a moment. */
@Injectable()
export class ImportWorker implements OnModuleInit, JobWorker<ImportJob> {
  constructor(
    private readonly dataSource: DataSource,
    private readonly jobs: Jobs,
    private readonly runs: Runs,
    private readonly repository: ImportJobsRepository,
  ) {}

  onModuleInit(): void {
    this.jobs.work(importQueue, this);
  }

  carryOut({ importId, apply }: ImportJob, signal: AbortSignal): Promise<void> {
    return apply
      ? this.runs.apply(importId, apply.overwrite, apply.actorId, signal)
      : this.runs.check(importId, signal);
  }

  /** An import that was interrupted has been rolled back. The file is kept in case it is tried again. */
  async giveUp({ importId, apply }: ImportJob): Promise<void> {
    await this.dataSource
      .getRepository(RegisterImport)
      .update({ id: importId, state: stateOf(apply) }, { state: 'failed', failure: interrupted });
  }

  revive({ importId, apply }: ImportJob): Promise<boolean> {
    return this.repository.revive(importId, stateOf(apply));
  }

  /** Jobs of imports that are under way without one. Of an import to be applied only the uploader is known; without one it fails. */
  async waiting(): Promise<JobToSend<ImportJob>[]> {
    await this.repository.failWithoutUploader(interrupted);
    const rows = await this.repository.underWay();
    return rows.map(({ id, overwrite, actorId, state }) =>
      jobOf({
        importId: id,
        ...(state === 'applying' && actorId !== null ? { apply: { overwrite, actorId } } : {}),
      }),
    );
  }

  /** The institution is named, not the file: a file name may name people. */
  async subjects(payloads: readonly ImportJob[]): Promise<(string | null)[]> {
    const names = await this.repository.institutions(payloads.map(({ importId }) => importId));
    return payloads.map(({ importId }) => names.get(importId) ?? null);
  }
}

const stateOf = (apply: ImportJob['apply']) => (apply ? 'applying' : 'checking');
