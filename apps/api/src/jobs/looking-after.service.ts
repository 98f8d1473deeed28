import { Injectable } from '@nestjs/common';
import { isUuid } from '../graphql/ids.ts';
import { notFound } from '#platform';
import { Metrics } from '#platform/nest';
import { failureKept } from './failure.ts';
import { Jobs } from './jobs.service.ts';
import { JobsRepository } from './jobs.repository.ts';
import type { FailedJob, QueueState } from './jobs.repository.ts';
import type { JobsModel } from './models.ts';
import { queueNames } from './queue.ts';

const figures = [
  ['jobs_waiting', 'Jobs that wait, also for another attempt', 'waiting'],
  ['jobs_failed', 'Jobs that are not tried any more', 'failed'],
  ['jobs_oldest_seconds', 'For how long the oldest job has been there', 'oldestSeconds'],
] as const;

/** Shows the platform's administrators which jobs wait and which have failed for good, and sends these again. */
@Injectable()
export class LookingAfterJobs {
  private asking: Promise<QueueState[]> | undefined;

  constructor(
    private readonly jobs: Jobs,
    private readonly rows: JobsRepository,
    metrics: Metrics,
  ) {
    for (const [name, help, figure] of figures) {
      metrics.gaugeOf(name, help, 'queue', async () => {
        const states = await this.states();
        return new Map(states.map((state) => [state.name, state[figure]]));
      });
    }
  }

  async all(): Promise<JobsModel> {
    const [states, failed] = await Promise.all([this.rows.states(queueNames), this.rows.failed(queueNames)]);
    const subjects = await this.subjectsOf(failed);
    return {
      queues: states.map(({ name, ...state }) => ({ queue: name, ...state })),
      failedCount: states.reduce((sum, state) => sum + state.failed, 0),
      failed: failed.map(({ name, data: _data, output, ...job }) => ({
        ...job,
        queue: name,
        subject: subjects.get(job.id) ?? null,
        why: failureKept(output),
      })),
    };
  }

  /** A job with nothing left to do is deleted and not in the result. @throws {AppError} NOT_FOUND */
  async tryAgain(id: string): Promise<JobsModel> {
    if (!isUuid(id) || !(await this.jobs.tryAgain(id))) throw notFound('job');
    return this.all();
  }

  private async subjectsOf(failed: readonly FailedJob[]): Promise<Map<string, string | null>> {
    const ofQueues = queueNames.map(async (name) => {
      const jobs = failed.filter((job) => job.name === name);
      const subjects =
        jobs.length === 0
          ? []
          : await this.jobs.subjects(
              name,
              jobs.map(({ data }) => data ?? {}),
            );
      return jobs.map(({ id }, index) => [id, subjects[index] ?? null] as const);
    });
    return new Map((await Promise.all(ofQueues)).flat());
  }

  /** Reads the states once for all figures that are read together. */
  private states(): Promise<QueueState[]> {
    this.asking ??= this.rows.states(queueNames).finally(() => {
      this.asking = undefined;
    });
    return this.asking;
  }
}
