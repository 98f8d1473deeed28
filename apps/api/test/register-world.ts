import { expect } from '@jest/globals';
import type { DataSource } from 'typeorm';
import type { RegisterEncoding, RegisterKind } from '#database';
import { Metrics } from '#platform/nest';
import { Changes } from '../src/context/changes.ts';
import { ApiMetrics } from '../src/metrics/api-metrics.ts';
import { Invitations } from '../src/members/invitations/invitations.service.ts';
import { Throttle } from '../src/sign-in/throttle.ts';
import { ImportJobsRepository } from '../src/register/import-jobs.repository.ts';
import { ImportsRepository } from '../src/register/imports.repository.ts';
import { Planners } from '../src/register/planned.ts';
import { RegisterPlanner } from '../src/register/register-planner.ts';
import { Imports } from '../src/register/imports.service.ts';
import type { Jobs } from '../src/jobs/jobs.service.ts';
import { ImportWorker } from '../src/register/import-worker.ts';
import type { RegisterImportModel } from '../src/register/models.ts';
import type { ImportJob } from '../src/register/queue.ts';
import { RunsRepository } from '../src/register/runs.repository.ts';
import { Runs } from '../src/register/runs.ts';

/** The register of one institution, as its admin uses it. */
export interface RegisterDesk {
  /** Uploads and waits until it is looked through. */
  check(kind: RegisterKind, content: string | Uint8Array): Promise<RegisterImportModel>;
  /** Applies what was checked, and waits. */
  apply(id: string, overwrite?: boolean): Promise<RegisterImportModel>;
  /** Both, and expects that it goes well. */
  take(kind: RegisterKind, content: string | Uint8Array, overwrite?: boolean): Promise<RegisterImportModel>;
  /** Says how an upload is to be read, and waits until it is looked through. */
  readAs(id: string, encoding: RegisterEncoding): Promise<RegisterImportModel>;
  imports: Imports;
  jobs: DeskJobs;
}

/** The queue without a database: what was sent is done when somebody waits for it. `jobs.integration.test.ts` looks at the real one. */
class DeskJobs {
  private readonly sent: ImportJob[] = [];
  private readonly stopping = new AbortController();
  private worker: ImportWorker | undefined;
  private last: Promise<void> = Promise.resolve();

  work(_: unknown, worker: ImportWorker): void {
    this.worker = worker;
  }

  send(_: unknown, __: unknown, { payload }: { payload: ImportJob }): Promise<void> {
    this.sent.push(payload);
    return Promise.resolve();
  }

  /** Resolves when all that was sent until now is done. */
  idle(): Promise<void> {
    const run = async () => {
      for (let job = this.sent.shift(); job; job = this.sent.shift()) {
        await this.worker?.carryOut(job, this.stopping.signal);
      }
    };
    return (this.last = this.last.then(run));
  }
}

export function openDesk(dataSource: DataSource, institutionId: string, actorId: string): RegisterDesk {
  const jobs = new DeskJobs();
  const changes = new Changes(dataSource);
  const metrics = new ApiMetrics(new Metrics('test'));
  const invitations = new Invitations(dataSource, changes, new Throttle(dataSource));
  const queue = jobs as unknown as Jobs;
  const imports = new Imports(dataSource, queue, new ImportsRepository(dataSource));
  const register = new RegisterPlanner(dataSource, invitations);
  const runs = new Runs(dataSource, changes, metrics, new RunsRepository(dataSource), register, new Planners());
  new ImportWorker(dataSource, queue, runs, new ImportJobsRepository(dataSource)).onModuleInit();
  const desk: RegisterDesk = {
    imports,
    jobs,
    async check(kind, content) {
      const id = await imports.add({
        ...{ institutionId, createdBy: actorId, kind, fileName: `${kind}.csv` },
        content: Buffer.from(content as Uint8Array),
      });
      await jobs.idle();
      return imports.one(id);
    },
    async apply(id, overwrite = false) {
      await imports.apply(id, overwrite, actorId);
      await jobs.idle();
      return imports.one(id);
    },
    async readAs(id, encoding) {
      await imports.readAs(id, encoding);
      await jobs.idle();
      return imports.one(id);
    },
    async take(kind, content, overwrite = false) {
      const checked = await desk.check(kind, content);
      expect([checked.state, checked.failure, checked.problems.filter(({ note }) => !note)]).toEqual([
        'checked',
        null,
        [],
      ]);
      const applied = await desk.apply(checked.id, overwrite);
      expect([applied.state, applied.failure]).toEqual(['applied', null]);
      return applied;
    },
  };
  return desk;
}

/** "created updated ended unchanged kept" by kind of thing. */
export const countsOf = ({ counts }: RegisterImportModel): Record<string, string> =>
  Object.fromEntries(
    counts.map(({ what, created, updated, ended, unchanged, kept }) => [
      what,
      `${created} ${updated} ${ended} ${unchanged} ${kept}`,
    ]),
  );

/** Problems in short: line, column, code. */
export const problemsOf = ({ problems }: RegisterImportModel): string[] =>
  problems.map(({ file, line, column, code }) => `${file ? `${file} ` : ''}${line} ${column ?? '-'} ${code}`);
