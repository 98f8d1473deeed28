import { Module } from '@nestjs/common';
import { JobsRepository } from './jobs.repository.ts';
import { JobsResolver } from './jobs.resolver.ts';
import { Jobs } from './jobs.service.ts';
import { LookingAfterJobs } from './looking-after.service.ts';

export { Jobs } from './jobs.service.ts';
export { failureOf } from './failure.ts';
export { sendAtCommit } from './at-commit.ts';
export { RepeatedPass, definePasses } from './repeated-pass.ts';
export { AttemptFailed, Stopped, defineQueue } from './queue.ts';
export type { JobToSend, JobWorker, RetryPolicy } from './queue.ts';

/** Jobs, which any api process does later. */
@Module({ providers: [Jobs, JobsRepository, LookingAfterJobs, JobsResolver], exports: [Jobs] })
export class JobsModule {}
